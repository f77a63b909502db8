package dev.heed.internal.step;

import dev.heed.Job;
import dev.heed.JobPlan;
import dev.heed.Notice;
import dev.heed.internal.spool.Sha256;
import dev.heed.internal.spool.SortedNotices;
import dev.heed.internal.spool.Spool;
import dev.heed.spi.Enforcer;
import dev.heed.spi.Tally;
import dev.heed.spi.Target;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Counts what a job's results would change, and changes nothing. */
public final class Planning {
    private static final int AT_A_TIME = 5_000;

    private final List<Target> targets;
    private final Pulse pulse;

    /** Counts in these targets, and beats while it does. */
    public Planning(List<Target> targets, Pulse pulse) {
        this.targets = targets;
        this.pulse = pulse;
    }

    /**
     * What would change now.
     *
     * @param job a job whose results are in the spool
     * @param sorted its results
     */
    public JobPlan of(Job job, Path sorted) {
        Map<String, Tally> tallies = count(job, sorted);
        return new JobPlan(job, fingerprint(job, sorted, tallies), tallies, List.of());
    }

    /** What would change now, by target. */
    Map<String, Tally> count(Job job, Path sorted) {
        Map<String, Tally> tallies = new TreeMap<>();
        for (Target target : targets) {
            tallies.put(target.name(), count(job, sorted, target.enforcer()));
        }
        return tallies;
    }

    /** Some of the IDs that X named, from the beginning of the results, each with what would change for it. */
    public List<JobPlan.Sample> sample(Job job, Path sorted, int most) {
        try (SortedNotices notices = new SortedNotices(sorted)) {
            return notices.next(0, most).stream()
                    .map(notice -> new JobPlan.Sample(notice, changes(job, notice)))
                    .toList();
        }
    }

    private Map<String, Tally> changes(Job job, Notice notice) {
        Map<String, Tally> changes = new TreeMap<>();
        targets.forEach(target ->
                changes.put(target.name(), target.enforcer().preview(job.key().type(), List.of(notice))));
        return changes;
    }

    private Tally count(Job job, Path sorted, Enforcer enforcer) {
        Tally sum = Tally.EMPTY;
        try (SortedNotices notices = new SortedNotices(sorted)) {
            List<Notice> some = notices.next(0, AT_A_TIME);
            while (!some.isEmpty()) {
                pulse.beat();
                sum = Tally.sum(List.of(sum, enforcer.preview(job.key().type(), some)));
                some = notices.next(some.get(some.size() - 1).id(), AT_A_TIME);
            }
        }
        return sum;
    }

    private String fingerprint(Job job, Path sorted, Map<String, Tally> tallies) {
        MessageDigest digest = Sha256.start();
        Consumer<String> feed = text -> digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
        feed.accept(job.remote().requireId());
        digestFile(sorted, digest);
        for (Target target :
                targets.stream().sorted(Comparator.comparing(Target::name)).toList()) {
            feed.accept(target.name());
            feed.accept(target.enforcer().mapping());
            Tally tally = tallies.getOrDefault(target.name(), Tally.EMPTY);
            tally.reasons().stream().map(String::valueOf).sorted().forEach(feed);
            tally.tables().stream().map(String::valueOf).sorted().forEach(feed);
        }
        return Sha256.text(digest);
    }

    private static void digestFile(Path file, MessageDigest digest) {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw Spool.failure(file, e);
        }
    }
}
