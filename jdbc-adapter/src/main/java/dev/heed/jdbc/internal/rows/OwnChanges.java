package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.database.RowCounters;
import dev.heed.jdbc.internal.database.RowCounters.Count;
import dev.heed.spi.Proof.Deviation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteType;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.impl.QOM;

/** How many rows statements say that they changed, to be held against what the server itself has counted. */
public final class OwnChanges {
    private final DSLContext sql;
    private final RowCounters counters;
    private final Map<String, Long> before;
    private final Map<String, Long> own = new HashMap<>();

    /** Begins to count in a transaction. */
    public OwnChanges(DSLContext sql) {
        this.sql = sql;
        this.counters = RowCounters.of(sql);
        this.before = counters.read(sql).stream().collect(Collectors.toMap(Count::table, Count::rows));
    }

    /** The same transaction for those whose changes count as Heed's own. */
    public DSLContext watched() {
        ExecuteListener listener = ExecuteListener.onExecuteEnd(this::note);
        return sql.configuration().deriveAppending(listener).dsl();
    }

    private void note(ExecuteContext done) {
        Query statement = done.query();
        boolean writes = done.type() == ExecuteType.WRITE || done.type() == ExecuteType.BATCH;
        if (writes && statement != null && counters.counts(statement)) {
            own.merge(name(statement), rows(done), Long::sum);
        }
    }

    private String name(Query statement) {
        Table<?> table = null;
        if (statement instanceof QOM.Delete<?> delete) {
            table = delete.$from();
        } else if (statement instanceof QOM.Update<?> update) {
            table = update.$table();
        }
        return table == null ? RowCounters.UNKNOWN_TABLE : counters.of(table);
    }

    /** What is no change has none. */
    private static long rows(ExecuteContext done) {
        return done.type() == ExecuteType.BATCH
                ? Arrays.stream(done.batchRows()).asLongStream().sum()
                : Math.max(0, done.rows());
    }

    /** Rows that the server changed beside those. */
    public List<Deviation> beside() {
        return counters.read(sql).stream()
                .map(count -> new Deviation(count.table(), 0, Math.max(0, beside(count))))
                .filter(each -> each.beside() > 0)
                .toList();
    }

    private long beside(Count count) {
        Set<String> names = new HashSet<>(count.parts());
        names.add(count.table());
        long noted =
                names.stream().mapToLong(name -> own.getOrDefault(name, 0L)).sum();
        return count.rows() - before.getOrDefault(count.table(), 0L) - noted;
    }
}
