package dev.heed.jdbc.internal.extract;

import dev.heed.SkippedIds;
import dev.heed.SkippedIds.Reason;
import dev.heed.jdbc.internal.mapping.Plan.Label;
import dev.heed.jdbc.internal.mapping.Snowflakes;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a walk over a whole column tells of its values: which are no IDs, and which are hardly those that were meant. */
final class Inspection {
    /** As far as two clocks may differ. */
    private static final Duration SLACK = Duration.ofDays(1);

    /** So many Posts of the first days are no sign whatever share they are. */
    private static final int FREE = 20;

    private final Map<Reason, Counted> found = new EnumMap<>(Reason.class);
    private final TrailingZeros zeros = new TrailingZeros();
    private final Counted ofFirstDays = new Counted();
    private final Instant latest;
    private long ids;

    Inspection(Instant now) {
        this.latest = now.plus(SLACK);
    }

    /** A null. */
    void none() {
        of(Reason.NULL).addUnseen();
    }

    /** A value that is no ID. */
    void add(Reason reason, String value) {
        of(reason).add(value);
    }

    /** An ID. */
    void look(long id) {
        ids++;
        if (Snowflakes.isAfter(id, latest)) {
            add(Reason.FUTURE, Long.toString(id));
        } else if (Snowflakes.isOfFirstDays(id)) {
            ofFirstDays.add(Long.toString(id));
        } else {
            zeros.look(id);
        }
    }

    /** A number that is an ID, but was kept as one that rounds. */
    void lookAtRounded(long id) {
        ids++;
        add(Reason.ROUNDED, Long.toString(id));
    }

    private Counted of(Reason reason) {
        return found.computeIfAbsent(reason, key -> new Counted());
    }

    /** How many IDs there were. */
    long ids() {
        return ids;
    }

    /** The findings of the walk; to be asked for once, at its end. */
    List<SkippedIds> findings(Label column) {
        zeros.tooMany().ifPresent(of(Reason.ROUNDED)::addAll);
        if (ofFirstDays.count() > FREE && ofFirstDays.count() * 2 > ids) {
            of(Reason.TOO_EARLY).addAll(ofFirstDays);
        }
        return found.entrySet().stream()
                .filter(entry -> entry.getValue().count() > 0)
                .map(entry -> new SkippedIds(
                        column.table(),
                        column.column(),
                        entry.getKey(),
                        entry.getValue().count(),
                        entry.getValue().samples()))
                .toList();
    }
}
