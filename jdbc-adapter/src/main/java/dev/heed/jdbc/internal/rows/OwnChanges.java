package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.TableId;
import dev.heed.jdbc.internal.database.RowCounters;
import dev.heed.spi.Proof.Deviation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** How many rows a transaction's own statements say that they changed, to be held against what the server has counted. */
public final class OwnChanges {
    private final Map<TableId, Long> rows = new HashMap<>();

    void add(LiveTable table, long changed) {
        rows.merge(table.id(), changed, Long::sum);
    }

    /** Rows that the server changed beside those. */
    public List<Deviation> beside(DSLContext sql) {
        List<Deviation> deviations = new ArrayList<>();
        RowCounters.read(sql).forEach((table, counted) -> {
            long beside = counted - rows.getOrDefault(table, 0L);
            if (beside > 0) {
                deviations.add(new Deviation(table.toString(), 0, beside));
            }
        });
        return deviations;
    }
}
