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
    private static final String H2_CLOSES_ITSELF = "DB_CLOSE_ON_EXIT";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Databases() {}

    /**
     * A small pool, connected.
     *
     * @param what how messages call the database
     * @throws HeedException if the database cannot be reached
     */
    public static HikariDataSource pool(String what, String url, @Nullable String user, @Nullable String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(PATIENCE.toMillis());
        // Reached at once or not at all: a wrong URL must not take the time of a slow database.
        config.setInitializationFailTimeout(1);
        if (url.startsWith("jdbc:h2:") && !url.contains(H2_CLOSES_ITSELF)) {
            // Or H2 would close while a run that was told to stop still ends its transaction.
            config.addDataSourceProperty(H2_CLOSES_ITSELF, "FALSE");
        }
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw unreachable(what, e.getCause());
        } catch (RuntimeException quotesTheUrl) {
            throw new HeedException(
                    "No driver knows the URL of " + what + ". It begins with jdbc:postgresql:,"
                            + " jdbc:mariadb: (also for MySQL), jdbc:sqlite: or jdbc:h2: and goes on as that database wants it.");
        }
    }

    /** The URL is left out: it may hold a password. */
    private static HeedException unreachable(String what, @Nullable Throwable cause) {
        String why = cause == null ? "no reason given" : String.valueOf(cause.getMessage());
        return new HeedException("The database of " + what + " cannot be reached: "
                + why.strip().replaceFirst("\\.$", "") + ". Check its url, user and password, and that it runs.");
    }
}
