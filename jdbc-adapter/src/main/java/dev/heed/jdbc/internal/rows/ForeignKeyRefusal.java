package dev.heed.jdbc.internal.rows;

import dev.heed.HeedException;
import dev.heed.jdbc.internal.database.Failures;
import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.ForeignKey;
import dev.heed.jdbc.internal.mapping.Findings;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.jooq.exception.DataAccessException;

/** A deletion that the database refused, as rows of another table refer to the rows. */
record ForeignKeyRefusal(LiveTable table, Optional<ForeignKey> key, DataAccessException cause) {
    /** Foreign key violation, and restrict violation. */
    private static final Set<String> STATES = Set.of("23503", "23001");

    /** Empty if the database refused for another reason. */
    static Optional<ForeignKeyRefusal> of(LiveTable table, DataAccessException e) {
        if (!STATES.contains(String.valueOf(e.sqlState()))) {
            return Optional.empty();
        }
        String said = Failures.reason(e);
        Optional<ForeignKey> key = table.incoming().stream()
                .filter(each -> said.contains(each.name()))
                .max(Comparator.comparingInt(each -> each.name().length()));
        return Optional.of(new ForeignKeyRefusal(table, key, e));
    }

    HeedException explain(String ids) {
        String who = key.map(each -> "rows of " + each.from() + " refer to them (foreign key \"" + each.name() + "\")")
                .orElse("rows of another table refer to them (" + Failures.reason(cause) + ")");
        String mend = key.map(each -> "Add " + each.from() + " under \"children\" of " + table.id()
                        + " in the mapping (column " + Findings.list(each.columns()) + "), or a match that clears it.")
                .orElse("Add that table under \"children\" of " + table.id() + " in the mapping.");
        return new HeedException(
                "The database refuses to delete rows of " + table.id() + " for IDs " + ids + ": " + who
                        + ". Nothing was changed. " + mend,
                cause);
    }
}
