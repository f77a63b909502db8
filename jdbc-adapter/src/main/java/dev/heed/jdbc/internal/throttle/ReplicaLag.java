package dev.heed.jdbc.internal.throttle;

import dev.heed.jdbc.Throttle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** How far replicas are behind. */
public record ReplicaLag(DataSource database, Duration most) implements Throttle {
    /** A replica that has nothing to replay is not behind, and has no lag either. */
    private static final String POSTGRESQL =
            "SELECT coalesce(extract(epoch FROM max(replay_lag)), 0) AS lag FROM pg_stat_replication";

    private static final String MYSQL = "SHOW REPLICA STATUS";

    @Override
    public Optional<Pause> pause(Instant now) {
        return Question.ask(database, ReplicaLag::text, this::lag, now);
    }

    private static String text(String product) {
        return product.equals("PostgreSQL") ? POSTGRESQL : MYSQL;
    }

    private Optional<String> lag(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.of("No replica could be found that would tell how far it is behind.");
        }
        double seconds = rows.getDouble(column(rows));
        if (rows.wasNull()) {
            return Optional.of("A replica is broken: it does not tell how far it is behind.");
        }
        return seconds * 1_000 > most.toMillis()
                ? Optional.of(
                        "A replica is " + Math.round(seconds) + " s behind; " + most.toSeconds() + " s are allowed.")
                : Optional.empty();
    }

    /** MySQL calls its source so, MariaDB still the master. */
    private static int column(ResultSet rows) throws SQLException {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            String name = rows.getMetaData().getColumnLabel(i);
            if (name.equalsIgnoreCase("lag") || name.startsWith("Seconds_Behind_")) {
                return i;
            }
        }
        throw new SQLException("The server does not tell how far its replica is behind");
    }
}
