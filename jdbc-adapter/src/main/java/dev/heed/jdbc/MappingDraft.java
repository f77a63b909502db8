package dev.heed.jdbc;

import dev.heed.jdbc.internal.database.Database;
import dev.heed.jdbc.internal.survey.Survey;
import java.time.InstantSource;
import javax.sql.DataSource;

/** Writes a first mapping for a database, for a person to read and mend. */
public final class MappingDraft {
    private MappingDraft() {}

    /**
     * Looks at every table that can be seen (on MySQL and MariaDB, in the connection's own database) and guesses which
     * columns hold IDs of X: by their types and names, by whether up to 200 of their values carry times as X's IDs do, and
     * by foreign keys. Changes nothing, and never reads a whole table.
     *
     * @param dataSource the database; stays the caller's to close; not null
     * @param clock no ID is younger than its time; not null
     * @return a mapping in YAML with a score and a reason beside each guess and without any content of the rows. Its line
     *     {@code draft: true} makes Heed refuse it until a person has removed it.
     * @throws dev.heed.HeedException if the database cannot be reached or is none that Heed knows
     */
    public static String of(DataSource dataSource, InstantSource clock) {
        return Survey.draft(Database.look(dataSource, "target"), clock.instant());
    }
}
