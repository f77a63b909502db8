package dev.heed.internal.loop;

import dev.heed.Check;
import dev.heed.Guard.Past;
import dev.heed.IdRange;
import dev.heed.Job;
import java.util.Comparator;
import java.util.List;

/** Tells from what was checked before whether a slice was. Immutable. */
final class History {
    private final List<IdRange> checked;

    History(List<Check> checks) {
        this.checked = checks.stream()
                .map(Check::range)
                .sorted(Comparator.comparingLong(IdRange::after))
                .toList();
    }

    /** Checked only if no part of the slice is new. */
    Past of(Job job) {
        IdRange range = job.slice().range();
        long covered = range.after();
        for (IdRange each : checked) {
            if (each.after() > covered) {
                break;
            }
            covered = Math.max(covered, each.upTo());
        }
        return covered >= range.upTo() ? Past.CHECKED : Past.NEVER_CHECKED;
    }
}
