package dev.heed.jdbc.internal.rights;

import dev.heed.jdbc.internal.database.Database;
import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.database.Rights;
import dev.heed.jdbc.internal.mapping.Findings;
import dev.heed.jdbc.internal.mapping.Plan;
import java.util.List;

/** Holds what a mapping needs against what the connection's user may do. */
public final class RightsCheck {
    private final Rights rights;
    private final Findings findings;

    private RightsCheck(Rights rights, Findings findings) {
        this.rights = rights;
        this.findings = findings;
    }

    /** Adds a finding for each right that is missing. */
    public static void check(Database database, Plan plan, Findings findings) {
        if (database.product().knowsRoles()) {
            // MySQL explains no change in a transaction that only reads.
            database.write("look at the user's rights", sql -> {
                new RightsCheck(new Rights(sql), findings).check(plan);
                return findings;
            });
        }
    }

    private void check(Plan plan) {
        Need.of(plan).forEach(this::check);
        if (!rights.mayHaveTables()) {
            missing("CREATE tables in its current schema");
        }
    }

    private void check(Need need) {
        LiveTable table = need.table();
        if (!rights.maySelect(table)) {
            missing("SELECT", table);
        }
        if (need.delete() && !rights.mayDelete(table)) {
            missing("DELETE", table);
        }
        List<String> columns = need.update().stream()
                .filter(column -> !rights.mayUpdate(table, column))
                .map(Column::name)
                .toList();
        if (!columns.isEmpty()) {
            missing("UPDATE of " + Findings.list(columns), table);
        }
    }

    private void missing(String right, LiveTable table) {
        missing(right + " on " + table.id());
    }

    private void missing(String right) {
        findings.error("the user " + rights.user() + " lacks the right to " + right
                + "; \"heed init --grants\" prints what grants it");
    }
}
