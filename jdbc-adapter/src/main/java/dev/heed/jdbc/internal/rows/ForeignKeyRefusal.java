package dev.heed.jdbc.internal.rows;

import dev.heed.HeedException;
import dev.heed.jdbc.internal.database.ConcurrentChange;
import dev.heed.jdbc.internal.database.Failures;
import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.database.LiveTable.ForeignKey;
import dev.heed.jdbc.internal.database.Refused;
import java.util.Comparator;
import java.util.Optional;
import org.jooq.exception.DataAccessException;

/** A deletion that the database refused, as rows of another table refer to the rows. */
record ForeignKeyRefusal(LiveTable table, Optional<ForeignKey> key, DataAccessException cause) {
    /** Empty if the database refused for another reason. */
    static Optional<ForeignKeyRefusal> of(LiveTable table, DataAccessException e) {
        if (!Failures.isForeignKeyViolation(e)) {
            return Optional.empty();
        }
        String said = Failures.reason(e);
        Optional<ForeignKey> key = table.incoming().stream()
                .filter(each -> !each.name().isEmpty() && said.contains(each.name()))
                .max(Comparator.comparingInt(each -> each.name().length()));
        return Optional.of(new ForeignKeyRefusal(table, key, e));
    }

    HeedException explain() {
        String refused = "The database refuses to delete rows of " + table.id() + ": ";
        return key.map(each -> isKept(each) ? circle(refused, each) : newcomer(refused, each))
                .orElseGet(() -> Refused.by(
                        cause,
                        reason -> refused + "rows of another table refer to them (" + reason
                                + "). Add that table under \"children\" of " + table.id()
                                + " in the mapping, or a match that clears the reference."));
    }

    /** Whether rows refer to rows of their own table in a way that cannot be emptied before they go. */
    private boolean isKept(ForeignKey each) {
        return each.from().equals(table.id())
                && each.columns().stream().map(table::column).noneMatch(Column::nullable);
    }

    /** MariaDB and MySQL look at each row by itself. */
    private HeedException circle(String refused, ForeignKey each) {
        return Refused.by(
                cause,
                reason -> refused + "this database lets no row go that refers to itself, or to others in a circle,"
                        + " while \"" + String.join("\", \"", each.columns()) + "\" is NOT NULL (" + reason
                        + "). Allow null there.");
    }

    /** A key that is known was seen to when the mapping was checked; only rows that came since can hurt it. */
    private HeedException newcomer(String refused, ForeignKey each) {
        return new ConcurrentChange(
                refused + "rows of " + each.from() + " that refer to them (foreign key \"" + each.name()
                        + "\") came while Heed worked on them. That transaction was undone; let other writers"
                        + " of the table pass and run again.",
                cause);
    }
}
