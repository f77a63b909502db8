package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.marks.MarkRows;
import dev.heed.jdbc.internal.rows.OwnMarks.Row;
import dev.heed.jdbc.internal.rows.OwnMarks.Work;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * Own marks in a column that several matches of a table may mark: a row is unmarked only when no ID is left for which it was
 * marked.
 *
 * @param own the marks for the IDs of one match
 * @param others those for the IDs of the others; none if no other match marks the column
 */
record SharedMarks(OwnMarks own, List<OwnMarks> others) {
    /** Visits the rows that Heed has marked for this match, and for no other. */
    void visit(DSLContext sql, Condition which, Work work) {
        own.visit(sql, which, rows -> work.on(alone(sql, rows)));
    }

    /** Those of some rows that Heed has marked for this match, and for no other. */
    List<Row> own(DSLContext sql, List<Row> rows) {
        return alone(sql, own.own(sql, rows));
    }

    /** Remembers for this match, too, what is marked for others; returns whether that was new. */
    boolean join(DSLContext sql, Condition which) {
        AtomicBoolean changed = new AtomicBoolean();
        own.visitAll(sql, which, rows -> {
            Set<Key> elsewhere = elsewhere(sql, rows);
            List<Row> joining =
                    rows.stream().filter(row -> elsewhere.contains(row.key())).toList();
            changed.compareAndSet(false, own.remember(sql, joining));
            return true;
        });
        return changed.get();
    }

    /** Forgets for this match what stays marked for others; returns whether there was any. */
    boolean leave(DSLContext sql, Condition which) {
        AtomicBoolean changed = new AtomicBoolean();
        own.visit(sql, which, rows -> {
            Set<Key> elsewhere = elsewhere(sql, rows);
            changed.compareAndSet(
                    false,
                    forget(
                            sql,
                            rows.stream()
                                    .filter(row -> elsewhere.contains(row.key()))
                                    .toList()));
            return true;
        });
        return changed.get();
    }

    /** Forgets for all others what they have marked, as it stays marked for good; returns whether there was any. */
    boolean takeOver(DSLContext sql, Condition which) {
        AtomicBoolean changed = new AtomicBoolean();
        others.forEach(other -> other.visit(sql, which, rows -> {
            changed.compareAndSet(false, forget(sql, rows));
            return true;
        }));
        return changed.get();
    }

    private static boolean forget(DSLContext sql, List<Row> rows) {
        MarkRows.forget(sql, rows.stream().map(Row::fingerprint).toList());
        return !rows.isEmpty();
    }

    private List<Row> alone(DSLContext sql, List<Row> rows) {
        Set<Key> elsewhere = elsewhere(sql, rows);
        return rows.stream().filter(row -> !elsewhere.contains(row.key())).toList();
    }

    /** Which of some rows are marked for others. */
    private Set<Key> elsewhere(DSLContext sql, List<Row> rows) {
        if (rows.isEmpty()) {
            return Set.of();
        }
        List<Key> keys = rows.stream().map(Row::key).toList();
        return others.stream()
                .flatMap(other -> other.own(sql, other.read(sql, keys)).stream())
                .map(Row::key)
                .collect(Collectors.toSet());
    }
}
