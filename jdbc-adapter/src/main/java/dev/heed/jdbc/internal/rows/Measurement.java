package dev.heed.jdbc.internal.rows;

import dev.heed.Notice;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * As many notices as fit into a transaction, and what their steps will meet.
 *
 * @param notices at least one
 * @param hits by step; rows that two steps would delete are counted for both
 */
public record Measurement(List<Notice> notices, Map<Step, List<Hit>> hits) {
    /** What would be done for each notice if nothing changed meanwhile. */
    public Collection<Deed> deeds() {
        Map<Long, Deed> deeds = new LinkedHashMap<>();
        notices.forEach(notice -> deeds.put(notice.id(), new Deed(notice)));
        hits.forEach((step, found) -> found.forEach(hit -> {
            Deed deed = deeds.get(hit.id());
            if (deed != null) {
                deed.add(step, hit);
            }
        }));
        return deeds.values();
    }

    List<Hit> of(Step step) {
        return hits.getOrDefault(step, List.of());
    }
}
