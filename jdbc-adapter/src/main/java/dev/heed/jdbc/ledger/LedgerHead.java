package dev.heed.jdbc.ledger;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a ledger ends. Kept elsewhere, it proves later that the ledger up to there is the same: whoever may write to the
 * database can write the whole chain anew, but not with the same head.
 *
 * @param batch the number of the last batch; 0 before the first
 * @param hash the last batch's SHA-256 in 64 hexadecimal digits; not null
 */
public record LedgerHead(long batch, String hash) {
    /** Before the first batch. */
    public static final LedgerHead BEGINNING = new LedgerHead(0, "0".repeat(64));

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static LedgerHead parse(String text) {
        Matcher parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not the head of a ledger: " + text);
        }
        return new LedgerHead(Long.parseLong(parts.group(1)), parts.group(2));
    }

    /** Number and hash with a colon between. */
    @Override
    public String toString() {
        return batch + ":" + hash;
    }
}
