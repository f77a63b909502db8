package dev.heed.internal.loop;

import dev.heed.IdRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The order in which a run walks the ID space. */
final class Course {
    /** Each leg opens the tables anew, so that many small gaps are better taken together with what lies between. */
    private static final int MOST_GAPS = 4;

    private Course() {}

    /**
     * The gaps between ranges first, then the ranges; all together are the whole ID space, without overlap.
     *
     * @param checked what may come later, in any order
     */
    static List<IdRange> of(List<IdRange> checked) {
        List<IdRange> gaps = outside(checked);
        while (gaps.size() > MOST_GAPS) {
            gaps = withoutNarrowest(gaps);
        }
        List<IdRange> course = new ArrayList<>(gaps);
        course.addAll(outside(gaps));
        return course;
    }

    private static List<IdRange> outside(List<IdRange> ranges) {
        List<IdRange> outside = new ArrayList<>();
        long covered = IdRange.ALL.after();
        for (IdRange range :
                ranges.stream().sorted(Comparator.comparingLong(IdRange::after)).toList()) {
            if (range.after() > covered) {
                outside.add(new IdRange(covered, range.after()));
            }
            covered = Math.max(covered, range.upTo());
        }
        if (covered < IdRange.ALL.upTo()) {
            outside.add(new IdRange(covered, IdRange.ALL.upTo()));
        }
        return outside;
    }

    /** Joins the two neighbours that have the least between them. */
    private static List<IdRange> withoutNarrowest(List<IdRange> gaps) {
        int narrowest = 1;
        for (int i = 2; i < gaps.size(); i++) {
            if (between(gaps, i) < between(gaps, narrowest)) {
                narrowest = i;
            }
        }
        List<IdRange> fewer = new ArrayList<>(gaps);
        IdRange right = fewer.remove(narrowest);
        fewer.set(narrowest - 1, new IdRange(fewer.get(narrowest - 1).after(), right.upTo()));
        return fewer;
    }

    private static long between(List<IdRange> gaps, int i) {
        return gaps.get(i).after() - gaps.get(i - 1).upTo();
    }
}
