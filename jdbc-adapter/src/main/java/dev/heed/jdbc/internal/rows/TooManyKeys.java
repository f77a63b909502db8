package dev.heed.jdbc.internal.rows;

/** What hangs below the rows of some IDs is more than shall be in memory. */
final class TooManyKeys extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyKeys() {
        super("More keys than may be remembered", null, false, false);
    }
}
