package dev.heed.jdbc.internal.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What a batch of the ledger says beside its entries.
 *
 * @param dropsUpTo the last of the batches whose entries may be gone from then on; null in other kinds
 * @param proof what the rows said of a result; null in other kinds
 */
public record Remark(@Nullable Long dropsUpTo, @Nullable String proof) {
    /** Nothing. */
    public static final Remark NONE = new Remark(null, null);

    static Remark dropped(long upTo) {
        return new Remark(upTo, null);
    }

    static Remark proved(String proof) {
        return new Remark(null, proof);
    }
}
