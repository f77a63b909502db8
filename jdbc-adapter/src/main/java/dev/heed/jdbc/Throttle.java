package dev.heed.jdbc;

import dev.heed.jdbc.internal.throttle.AllThrottles;
import dev.heed.jdbc.internal.throttle.MaintenanceWindows;
import dev.heed.jdbc.internal.throttle.MayWrite;
import dev.heed.jdbc.internal.throttle.PauseQuery;
import dev.heed.jdbc.internal.throttle.ReplicaLag;
import dev.heed.jdbc.internal.throttle.RowsPerSecond;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Tells whether a target shall be written now. Asked before every transaction; while it says no, the job waits and its
 * note says why, and nothing is locked. One that cannot find out says no. Thread-safe.
 */
@FunctionalInterface
public interface Throttle {
    /** Never in the way. */
    Throttle NONE = now -> Optional.empty();

    /**
     * A reason to wait.
     *
     * @param until when it is worth asking again; after now
     * @param why a sentence for a person; free of secrets
     */
    record Pause(Instant until, String why) {}

    /**
     * Whether to wait. Answers within seconds.
     *
     * @return empty if the next transaction may begin
     */
    Optional<Pause> pause(Instant now);

    /** Learns of a transaction that was committed. */
    default void wrote(long rows, Instant now) {}

    /** Waits while any of these says so. */
    static Throttle all(Throttle... throttles) {
        return new AllThrottles(List.of(throttles));
    }

    /**
     * Lets so many rows change in a second, on average from one transaction to the next.
     *
     * @throws IllegalArgumentException if the number is not positive
     */
    static Throttle rowsPerSecond(int rows) {
        return new RowsPerSecond(rows);
    }

    /**
     * Hours in which a target may be written, by the clocks of a zone.
     *
     * @param from when the first transaction may begin; not null
     * @param to when no transaction begins any more; on the next day if that is not later than {@code from}; not null
     * @param zone whose clocks are meant; not null
     * @param days on which days it opens; it may close on the next; not empty
     */
    record Window(LocalTime from, LocalTime to, ZoneId zone, Set<DayOfWeek> days) {
        /** @throws IllegalArgumentException if there is no day */
        public Window {
            days = Set.copyOf(days);
            if (days.isEmpty()) {
                throw new IllegalArgumentException("A window that opens on no day");
            }
        }

        /** A window that opens on every day. */
        public static Window daily(LocalTime from, LocalTime to, ZoneId zone) {
            return new Window(from, to, zone, EnumSet.allOf(DayOfWeek.class));
        }
    }

    /**
     * Lets a target be written while one of these windows is open only. A transaction that has begun is not broken off.
     *
     * @throws IllegalArgumentException if there is no window
     */
    static Throttle windows(Window... windows) {
        return new MaintenanceWindows(List.of(windows));
    }

    /**
     * Waits while a query of the host's gives true or a number other than 0, such as {@code SELECT count(*) > 50 FROM
     * pg_stat_activity WHERE state = 'active'}. This is the one text of SQL that Heed runs as it gets it, in a connection
     * that only reads; take it from nobody but the database's owner.
     *
     * @param database where to ask: the target, a replica, or another one
     * @param sql one query of one row, whose first column counts
     */
    static Throttle query(DataSource database, String sql) {
        return new PauseQuery(database, sql);
    }

    /**
     * Asks over HTTP, as gh-ost and freno do: status 200 means go on, every other answer or none means wait.
     *
     * @param address where to ask by GET; asked without a word about what is written
     */
    static Throttle mayWrite(URI address) {
        return new MayWrite(address);
    }

    /**
     * Waits while a replica is further behind than that.
     *
     * @param database the replica itself: it also tells when it stands still, or gets nothing any more. On PostgreSQL the
     *     primary may be asked instead, which knows how far behind those of its replicas are that go on (the role needs {@code
     *     pg_read_all_stats}); on MariaDB and MySQL the role needs {@code REPLICA MONITOR} or {@code
     *     REPLICATION CLIENT})
     */
    static Throttle replicaLag(DataSource database, Duration most) {
        return new ReplicaLag(database, most);
    }
}
