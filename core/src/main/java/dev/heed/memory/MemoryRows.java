package dev.heed.memory;

import dev.heed.Action;
import dev.heed.Notice;
import dev.heed.Reasons;
import dev.heed.spi.Change;
import dev.heed.spi.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rows of one type: for each ID, how many there are and how many of them have geo data. */
final class MemoryRows {
    private static final Content NOTHING = new Content(0, 0);

    private final NavigableMap<Long, Content> byId = new TreeMap<>();
    private final Map<Long, Outcome> immovable = new HashMap<>();
    private final Set<Long> hideable = new HashSet<>();
    private final Set<Long> hidden = new HashSet<>();
    private final NavigableSet<Long> restorable = new TreeSet<>();

    private final NavigableMap<Long, Notice> deleted = new TreeMap<>();

    private record Content(int rows, int geo) {}

    void put(long id, int rows) {
        byId.put(id, new Content(rows, rows));
    }

    void remove(long id) {
        byId.remove(id);
    }

    /** Lets no notice change the rows of an ID, with this outcome. */
    void fix(long id, Outcome outcome) {
        immovable.put(id, outcome);
    }

    /** Lets a deletion hide the rows of an ID. */
    void hide(long id) {
        hideable.add(id);
    }

    boolean isHidden(long id) {
        return hidden.contains(id);
    }

    /** The hidden IDs that may be shown again. */
    List<Long> restorable(long after, long upTo) {
        return new ArrayList<>(restorable.subSet(after, false, upTo, true));
    }

    /** What became of an ID by a notice. */
    void note(Notice notice, Outcome outcome) {
        boolean isDone = outcome == Outcome.CHANGED || outcome == Outcome.ABSENT;
        boolean isStillDone = outcome == Outcome.KEPT && deleted.containsKey(notice.id());
        if (notice.action() == Action.DELETE && (isDone || isStillDone)) {
            deleted.put(notice.id(), notice);
        } else {
            deleted.remove(notice.id());
        }
    }

    /** The notices by which IDs were last deleted, for some reasons, that have rows to be deleted again. */
    List<Notice> returned(long after, long upTo, Set<String> reasons) {
        return deleted.subMap(after, false, upTo, true).values().stream()
                .filter(notice -> reasons.contains(notice.reason()))
                .filter(notice -> pending(notice) > 0)
                .toList();
    }

    int count(long id) {
        return byId.getOrDefault(id, NOTHING).rows();
    }

    boolean hasGeo(long id) {
        return byId.getOrDefault(id, NOTHING).geo() > 0;
    }

    List<Long> ids(long after, long upTo) {
        return new ArrayList<>(byId.subMap(after, false, upTo, true).keySet());
    }

    Outcome outcome(Notice notice) {
        if (count(notice.id()) == 0) {
            return Outcome.ABSENT;
        }
        if (pending(notice) > 0) {
            return Outcome.CHANGED;
        }
        return immovable.getOrDefault(notice.id(), Outcome.KEPT);
    }

    /** What a notice does to rows. */
    Change kind(Notice notice) {
        return switch (notice.action()) {
            case DELETE -> hideable.contains(notice.id()) ? Change.MARKED : Change.DELETED;
            case SCRUB_GEO -> Change.CLEARED;
            case RESTORE -> Change.UNMARKED;
        };
    }

    /** How many rows a notice would change. */
    int pending(Notice notice) {
        if (immovable.containsKey(notice.id())) {
            return 0;
        }
        Content content = byId.getOrDefault(notice.id(), NOTHING);
        return switch (notice.action()) {
            case DELETE -> isHidden(notice.id()) ? 0 : content.rows();
            case SCRUB_GEO -> content.geo();
            case RESTORE -> restorable.contains(notice.id()) ? content.rows() : 0;
        };
    }

    /** Changes so many of them. */
    void change(Notice notice, int rows) {
        if (notice.action() == Action.RESTORE) {
            show(notice.id());
        } else if (notice.action() == Action.DELETE && hideable.contains(notice.id())) {
            hide(notice);
        } else {
            remove(notice, rows);
        }
    }

    private void show(long id) {
        if (restorable.remove(id)) {
            hidden.remove(id);
        }
    }

    private void hide(Notice notice) {
        if (hidden.add(notice.id())) {
            restorable.add(notice.id());
        }
        if (Reasons.FINAL.contains(notice.reason())) {
            restorable.remove(notice.id());
        }
    }

    private void remove(Notice notice, int rows) {
        byId.computeIfPresent(notice.id(), (id, content) -> {
            if (notice.action() == Action.SCRUB_GEO) {
                return new Content(content.rows(), content.geo() - rows);
            }
            int left = content.rows() - rows;
            return left == 0 ? null : new Content(left, Math.min(content.geo(), left));
        });
    }
}
