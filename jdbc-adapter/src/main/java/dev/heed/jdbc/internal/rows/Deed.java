package dev.heed.jdbc.internal.rows;

import dev.heed.Action;
import dev.heed.Notice;
import dev.heed.Reasons;
import dev.heed.spi.Change;
import dev.heed.spi.Outcome;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a batch does for one notice. */
public final class Deed {
    private final Notice notice;
    private final Map<Kind, Long> changes = new LinkedHashMap<>();
    private final Map<String, Long> held = new LinkedHashMap<>();
    private final @Nullable String refusal;
    private long present;
    private boolean stays;

    Deed(Notice notice) {
        this(notice, null);
    }

    private Deed(Notice notice, @Nullable String refusal) {
        this.notice = notice;
        this.refusal = refusal;
    }

    /**
     * What the database did not do for a notice.
     *
     * @param why its reason, without the ID
     */
    public static Deed refused(Notice notice, String why) {
        return new Deed(notice, why);
    }

    /** What was done, and in which table. */
    public record Kind(String table, Change change) {}

    void add(Step step, Hit hit) {
        present += hit.present();
        stays |= hit.held() > 0 || (hit.present() > 0 && !step.takesId());
        if (hit.held() > 0) {
            held.merge(step.path().label(), hit.held(), Long::sum);
        }
        if (hit.pending() > 0) {
            changes.merge(step.kind(), hit.pending(), Long::sum);
        }
    }

    /** Adds what was done for the ID in transactions before. */
    public void addParts(Map<Kind, Long> parts) {
        Map<Kind, Long> last = new LinkedHashMap<>(changes);
        changes.clear();
        changes.putAll(parts);
        last.forEach((kind, rows) -> changes.merge(kind, rows, Long::sum));
    }

    public Notice notice() {
        return notice;
    }

    /** How many rows were changed, by table and change. */
    public Map<Kind, Long> changes() {
        return changes;
    }

    /** How many rows were changed in all tables together. */
    public long rows() {
        return changes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether a matched column still holds the ID afterwards, although X named it. */
    public boolean stays() {
        return notice.action() != Action.RESTORE && (stays || refusal != null);
    }

    /** What the ledger says became of the ID: the worst of what befell its rows. */
    public Outcome outcome() {
        if (refusal != null) {
            return Outcome.REFUSED;
        }
        if (!held.isEmpty()) {
            return Outcome.HELD;
        }
        if (!changes.isEmpty()) {
            return Outcome.CHANGED;
        }
        return present > 0 ? Outcome.KEPT : Outcome.ABSENT;
    }

    /** Whether what was marked for the ID before is of no interest any more: it was taken off, or X said its last word. */
    public boolean endsMarks() {
        boolean isFinal = notice.action() == Action.DELETE && Reasons.FINAL.contains(notice.reason());
        return isFinal || (notice.action() == Action.RESTORE && refusal == null && held.isEmpty());
    }

    /** Why nothing was done; null if that was not refused. */
    public @Nullable String refusal() {
        return refusal;
    }

    /** The changes as the ledger writes them: {@code public.posts:deleted=1;public.post_media:deleted=2}. */
    public String summary() {
        Stream<String> kept = held.entrySet().stream().map(entry -> entry.getKey() + ":held=" + entry.getValue());
        Stream<String> done = changes.entrySet().stream()
                .map(entry -> entry.getKey().table() + ":"
                        + entry.getKey().change().name().toLowerCase(Locale.ROOT) + "=" + entry.getValue());
        return Stream.concat(done, kept).collect(Collectors.joining(";"));
    }
}
