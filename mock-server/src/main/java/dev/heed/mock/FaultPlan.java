package dev.heed.mock;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The faults that are planned, and the count of requests by which they strike. Thread-safe. */
final class FaultPlan {
    private final List<Planned> faults = new ArrayList<>();
    private final Map<Call, Long> counts = new EnumMap<>(Call.class);

    /** A fault, and how often it struck. */
    record Planned(Fault fault, long struck) {
        private Planned again() {
            return new Planned(fault, struck + 1);
        }
    }

    synchronized void add(List<Fault> more) {
        more.forEach(fault -> faults.add(new Planned(fault, 0)));
    }

    /** Counts a request, and tells what strikes it. */
    synchronized Strikes next(Call call) {
        long count = counts.merge(call, 1L, Long::sum);
        List<Effect> effects = new ArrayList<>();
        faults.replaceAll(planned -> {
            if (!planned.fault().moment().includes(call, count)) {
                return planned;
            }
            effects.addAll(planned.fault().effects());
            return planned.again();
        });
        return new Strikes(List.copyOf(effects));
    }

    /** The next so many requests of a kind. */
    synchronized Moment upcoming(Call call, long count) {
        long sofar = counts.getOrDefault(call, 0L);
        return new Moment(call, sofar + 1, sofar + count);
    }

    synchronized List<Planned> all() {
        return List.copyOf(faults);
    }

    synchronized void forget() {
        faults.clear();
    }

    synchronized void reset() {
        faults.clear();
        counts.clear();
    }
}
