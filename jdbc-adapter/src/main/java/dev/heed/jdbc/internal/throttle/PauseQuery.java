package dev.heed.jdbc.internal.throttle;

import dev.heed.jdbc.Throttle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** A query by which the host tells that its database is busy. */
public record PauseQuery(DataSource database, String sql) implements Throttle {
    @Override
    public Optional<Pause> pause(Instant now) {
        return Question.ask(database, product -> sql, PauseQuery::isBusy, now);
    }

    private static Optional<String> isBusy(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.of("The pause query gave no row, which says neither yes nor no.");
        }
        return rows.getBoolean(1) ? Optional.of("The pause query says that the database is busy.") : Optional.empty();
    }
}
