package dev.heed.spi;

import java.time.Duration;

/**
 * How hard a database may be worked.
 *
 * @param transactionTime how long a transaction shall take; what it holds follows from that
 * @param rowsPerSecond how many rows may change in a second, on average; {@link Long#MAX_VALUE} for any number
 */
public record Tempo(Duration transactionTime, long rowsPerSecond) {
    /** @throws IllegalArgumentException if one of them is not positive */
    public Tempo {
        if (transactionTime.isNegative() || transactionTime.isZero() || rowsPerSecond < 1) {
            throw new IllegalArgumentException(
                    "Not a tempo: transactions of " + transactionTime + ", " + rowsPerSecond + " rows per second");
        }
    }
}
