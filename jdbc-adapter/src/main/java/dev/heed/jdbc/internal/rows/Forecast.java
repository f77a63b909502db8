package dev.heed.jdbc.internal.rows;

import dev.heed.Notice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** Counts what notices would change, however many rows that are, with few of their keys in memory. */
public final class Forecast {
    private static final int PORTION = 10_000;
    private static final int MOST_KEYS = 20_000;

    private final DSLContext sql;
    private final IdBinds binds;
    private final Steps steps;

    public Forecast(DSLContext sql, IdBinds binds, Steps steps) {
        this.sql = sql;
        this.binds = binds;
        this.steps = steps;
    }

    /** What would be done for each of some ascending notices, as one batch. */
    public Collection<Deed> of(List<Notice> notices) {
        BatchIds batch = BatchIds.of(notices);
        Map<Step, List<Hit>> hits = new HashMap<>();
        for (int from = 0; from < notices.size(); from += PORTION) {
            measure(notices.subList(from, Math.min(notices.size(), from + PORTION)), batch)
                    .forEach((step, found) ->
                            hits.computeIfAbsent(step, key -> new ArrayList<>()).addAll(found));
        }
        return new Measurement(notices, hits).deeds();
    }

    private Map<Step, List<Hit>> measure(List<Notice> portion, BatchIds batch) {
        try {
            return measureAtOnce(portion, batch);
        } catch (TooManyKeys halved) {
            int half = portion.size() / 2;
            if (half == 0) {
                return measureLarge(portion, batch);
            }
            Map<Step, List<Hit>> hits = new HashMap<>(measure(portion.subList(0, half), batch));
            measure(portion.subList(half, portion.size()), batch)
                    .forEach((step, found) -> hits.merge(step, found, Forecast::both));
            return hits;
        }
    }

    private Map<Step, List<Hit>> measureAtOnce(List<Notice> portion, BatchIds batch) {
        Search search = new Search(sql, binds, MOST_KEYS);
        BatchIds some = BatchIds.of(portion);
        Map<Step, List<Hit>> hits = new HashMap<>();
        steps.all().forEach(step -> hits.put(step, step.measure(search, some, batch)));
        return hits;
    }

    private Map<Step, List<Hit>> measureLarge(List<Notice> one, BatchIds batch) {
        Search search = new Search(sql, binds);
        BatchIds single = BatchIds.of(one);
        Map<Step, List<Hit>> hits = new HashMap<>();
        steps.all().forEach(step -> hits.put(step, step.measureLarge(search, single, batch)));
        return hits;
    }

    private static List<Hit> both(List<Hit> some, List<Hit> others) {
        List<Hit> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
