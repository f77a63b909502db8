package dev.heed.jdbc.internal.ledger;

import dev.heed.jdbc.internal.database.Digest;
import java.math.BigInteger;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a batch holds, in short.
 *
 * @param entries how many entries
 * @param hash SHA-256 over the hashes of the entries, in their order
 * @param sum the hashes of the entries added up, whatever their order; tells exchanged entries from changed ones
 */
public record Contents(long entries, String hash, String sum) {
    private static final int HEX_DIGITS = 64;
    private static final BigInteger MODULUS = BigInteger.TWO.pow(256);

    /** Adds up entries as they come. */
    public static final class Sum {
        private final Digest entry = new Digest();
        private final Digest all = new Digest();
        private BigInteger sum = BigInteger.ZERO;
        private long entries;

        /**
         * Adds an entry.
         *
         * @param fields what it says, in the order of {@link LedgerRows#CONTENTS}
         */
        public void add(@Nullable Object[] fields) {
            for (Object field : fields) {
                entry.field(field);
            }
            byte[] hash = entry.end();
            all.raw(hash);
            sum = sum.add(new BigInteger(1, hash));
            entries++;
        }

        public Contents contents() {
            String digits = sum.mod(MODULUS).toString(16);
            return new Contents(
                    entries, HexFormat.of().formatHex(all.end()), "0".repeat(HEX_DIGITS - digits.length()) + digits);
        }
    }
}
