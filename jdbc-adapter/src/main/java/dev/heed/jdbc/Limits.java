package dev.heed.jdbc;

/**
 * How much one transaction may hold.
 *
 * @param rowsPerTransaction how many rows a transaction may delete or change. The rows of one ID always change together,
 *     so an ID with more rows than this still gets a transaction, of its own.
 */
public record Limits(int rowsPerTransaction) {
    /** What suits a database that serves others meanwhile: 20,000 rows. */
    public static final Limits DEFAULT = new Limits(20_000);

    /** @throws IllegalArgumentException if the number is not positive */
    public Limits {
        if (rowsPerTransaction < 1) {
            throw new IllegalArgumentException("Not a number of rows: " + rowsPerTransaction);
        }
    }
}
