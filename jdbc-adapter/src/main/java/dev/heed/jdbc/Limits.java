package dev.heed.jdbc;

import java.time.Duration;

/**
 * What one transaction may hold, and how long it may take. The number of rows of the next one follows from what the last
 * ones took, up to the most that is allowed here.
 *
 * @param rowsPerTransaction how many rows a transaction may delete or change at most. The rows of one ID change together,
 *     unless they alone are more than the next transaction may hold. Only rows of one table that refer to each other in a
 *     circle always go together.
 * @param transactionTime how long a transaction shall take
 * @param lockTimeout how long a transaction waits for a lock of somebody else's, before it is undone and tried again with
 *     half as much
 * @param statementTimeout how long a statement may take, before the same happens
 */
public record Limits(
        int rowsPerTransaction, Duration transactionTime, Duration lockTimeout, Duration statementTimeout) {
    /** What suits a database that serves others meanwhile: 20,000 rows, 250 ms, 5 s for a lock, 60 s for a statement. */
    public static final Limits DEFAULT =
            new Limits(20_000, Duration.ofMillis(250), Duration.ofSeconds(5), Duration.ofSeconds(60));

    /** @throws IllegalArgumentException if the number is not positive, or a duration shorter than can be told a server */
    public Limits {
        if (rowsPerTransaction < 1) {
            throw new IllegalArgumentException("Not a number of rows: " + rowsPerTransaction);
        }
        requireAtLeast(Duration.ofMillis(1), transactionTime);
        requireAtLeast(Duration.ofSeconds(1), lockTimeout);
        requireAtLeast(Duration.ofSeconds(1), statementTimeout);
    }

    /** The default times with another number of rows. */
    public Limits(int rowsPerTransaction) {
        this(rowsPerTransaction, DEFAULT.transactionTime, DEFAULT.lockTimeout, DEFAULT.statementTimeout);
    }

    private static void requireAtLeast(Duration least, Duration given) {
        if (given.compareTo(least) < 0) {
            throw new IllegalArgumentException("Too short: " + given + "; at least " + least + " is needed");
        }
    }
}
