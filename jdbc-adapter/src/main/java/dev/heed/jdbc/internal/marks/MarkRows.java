package dev.heed.jdbc.internal.marks;

import static dev.heed.jdbc.internal.database.Tables.MARK;
import static dev.heed.jdbc.internal.database.Tables.TYPE;

import dev.heed.IdRange;
import dev.heed.JobType;
import dev.heed.jdbc.internal.database.Tables;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Field;

/** The rows of {@code heed_mark}: fingerprints of rows that Heed has marked and may unmark. */
public final class MarkRows {
    private static final Field<Long> ID = Tables.number("id");
    private static final Field<String> FINGERPRINT = Tables.text("fingerprint");
    private static final int LIST_LENGTH = 500;

    private MarkRows() {}

    /** Remembers fingerprints, each with the ID for which its row was marked; returns whether one was new. */
    public static boolean add(DSLContext sql, JobType type, Map<String, Long> marks) {
        Set<String> known = known(sql, marks.keySet());
        Object[][] fresh = marks.entrySet().stream()
                .filter(mark -> !known.contains(mark.getKey()))
                .map(mark -> new Object[] {mark.getKey(), type.name(), mark.getValue()})
                .toArray(Object[][]::new);
        if (fresh.length > 0) {
            sql.batch(sql.insertInto(MARK, FINGERPRINT, TYPE, ID).values("", "", 0L))
                    .bind(fresh)
                    .execute();
        }
        return fresh.length > 0;
    }

    /** Those of some fingerprints that are remembered. */
    public static Set<String> known(DSLContext sql, Collection<String> fingerprints) {
        Set<String> known = new HashSet<>();
        portions(
                List.copyOf(fingerprints),
                some -> known.addAll(sql.select(FINGERPRINT)
                        .from(MARK)
                        .where(FINGERPRINT.in(some))
                        .fetch(FINGERPRINT)));
        return known;
    }

    /** Forgets single marks, which were taken off. */
    public static void forget(DSLContext sql, Collection<String> fingerprints) {
        portions(
                List.copyOf(fingerprints),
                some -> sql.deleteFrom(MARK).where(FINGERPRINT.in(some)).execute());
    }

    /** Forgets whatever was marked for some ascending IDs. */
    public static void forget(DSLContext sql, JobType type, List<Long> ids) {
        if (!ids.isEmpty() && exist(sql, type, ids.get(0), ids.get(ids.size() - 1))) {
            portions(
                    ids,
                    some -> sql.deleteFrom(MARK)
                            .where(TYPE.eq(type.name()), ID.in(some))
                            .execute());
        }
    }

    private static boolean exist(DSLContext sql, JobType type, long from, long to) {
        return sql.fetchExists(sql.selectOne().from(MARK).where(TYPE.eq(type.name()), ID.between(from, to)));
    }

    /** The first of the IDs in a range for which something is marked, ascending. */
    public static List<Long> ids(DSLContext sql, JobType type, IdRange range, int most) {
        return sql.selectDistinct(ID)
                .from(MARK)
                .where(TYPE.eq(type.name()), ID.gt(range.after()), ID.le(range.upTo()))
                .orderBy(ID)
                .limit(most)
                .fetch(ID);
    }

    private static <T> void portions(List<T> all, Consumer<List<T>> work) {
        for (int from = 0; from < all.size(); from += LIST_LENGTH) {
            work.accept(all.subList(from, Math.min(all.size(), from + LIST_LENGTH)));
        }
    }
}
