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
    /**
     * A replica that has replayed whatever it has is not behind, unless it gets nothing any more. A primary hears of the lag
     * of what was replayed, and nothing of a replay that stands still.
     */
    private static final String POSTGRESQL = "SELECT CASE WHEN NOT pg_is_in_recovery()"
            + " THEN (SELECT coalesce(extract(epoch FROM max(replay_lag)), 0) FROM pg_stat_replication)"
            + " WHEN NOT EXISTS (SELECT 1 FROM pg_stat_wal_receiver) THEN NULL"
            + " WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0"
            + " ELSE extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()) END AS lag";

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
