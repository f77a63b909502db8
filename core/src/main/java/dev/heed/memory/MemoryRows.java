package dev.heed.memory;

import dev.heed.Action;
import dev.heed.Notice;
import dev.heed.spi.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The rows of one type: for each ID, how many there are and how many of them have geo data. */
final class MemoryRows {
    private static final Content NOTHING = new Content(0, 0);

    private final NavigableMap<Long, Content> byId = new TreeMap<>();
    private final Map<Long, Outcome> immovable = new HashMap<>();

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

    /** How many rows a notice would change. */
    int pending(Notice notice) {
        if (immovable.containsKey(notice.id())) {
            return 0;
        }
        Content content = byId.getOrDefault(notice.id(), NOTHING);
        return notice.action() == Action.DELETE ? content.rows() : content.geo();
    }

    /** Changes so many of them. */
    void change(Notice notice, int rows) {
        byId.computeIfPresent(notice.id(), (id, content) -> {
            if (notice.action() == Action.SCRUB_GEO) {
                return new Content(content.rows(), content.geo() - rows);
            }
            int left = content.rows() - rows;
            return left == 0 ? null : new Content(left, Math.min(content.geo(), left));
        });
    }
}
