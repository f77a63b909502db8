package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.marks.MarkRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Takes marks off rows that Heed itself has marked. */
record MarkTaking(DSLContext sql, SharedMarks marks) {
    List<Hit> count(Selection rows) {
        Map<Long, Hit> hits = new HashMap<>();
        for (boolean free : List.of(true, false)) {
            Condition part = free ? rows.scope().free() : rows.scope().held();
            marks.visit(sql, rows.which().and(part), some -> {
                some.forEach(row -> hits.merge(row.id(), hit(row, free), Hit::plus));
                return true;
            });
        }
        int columns = rows.columns().size();
        rows.byId(sql.select(rows.columns())
                        .select(DSL.count())
                        .from(rows.table().sql())
                        .where(rows.which()))
                .forEach(row ->
                        hits.merge(rows.id(row), new Hit(rows.id(row), row.get(columns, Long.class), 0, 0), Hit::plus));
        return List.copyOf(hits.values());
    }

    private static Hit hit(OwnMarks.Row row, boolean free) {
        return new Hit(row.id(), 0, free ? 1 : 0, free ? 0 : 1);
    }

    /** Finds the rows, but no more than that. */
    List<Key> some(Condition which, int most) {
        List<Key> found = new ArrayList<>();
        marks.visit(sql, which, rows -> {
            rows.stream().limit(most - found.size()).map(OwnMarks.Row::key).forEach(found::add);
            return found.size() < most;
        });
        return found;
    }

    /** Takes the marks off, but of no more than so many rows; returns of how many. */
    long take(Condition which, int most) {
        return OwnMarks.portions(some(which, most)).stream()
                .mapToLong(this::take)
                .sum();
    }

    /** Looks once more, under a lock: somebody else may have marked a row anew. */
    private long take(List<Key> keys) {
        List<OwnMarks.Row> own = marks.own(sql, marks.own().lock(sql, keys));
        if (own.isEmpty()) {
            return 0;
        }
        MarkRows.forget(sql, own.stream().map(OwnMarks.Row::fingerprint).toList());
        return sql.update(marks.own().table().sql())
                .set(MarkValue.unset(marks.own().table(), marks.own().column()))
                .where(marks.own().are(own.stream().map(OwnMarks.Row::key).toList()))
                .execute();
    }
}
