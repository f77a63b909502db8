package dev.heed.cli;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.heed.HeedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Opens databases by their JDBC URL. */
public final class Databases {
    private static final int CONNECTIONS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Databases() {}

    /**
     * A small pool, connected.
     *
     * @throws HeedException if the database cannot be reached
     */
    public static HikariDataSource pool(String url, @Nullable String user, @Nullable String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(PATIENCE.toMillis());
        // Reached at once or not at all: a wrong URL must not take the time of a slow database.
        config.setInitializationFailTimeout(1);
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw unreachable(e.getCause());
        } catch (RuntimeException quotesTheUrl) {
            throw new HeedException("No driver knows the URL of the database. It begins with jdbc:h2: or"
                    + " jdbc:postgresql: and goes on as that database wants it.");
        }
    }

    /** The URL is left out: it may hold a password. */
    private static HeedException unreachable(@Nullable Throwable cause) {
        String why = cause == null ? "no reason given" : String.valueOf(cause.getMessage());
        return new HeedException("The database cannot be reached: "
                + why.strip().replaceFirst("\\.$", "") + ". Check --url and --user, and that the database runs.");
    }
}
