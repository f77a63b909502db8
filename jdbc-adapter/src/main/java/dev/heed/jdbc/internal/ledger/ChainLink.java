package dev.heed.jdbc.internal.ledger;

import dev.heed.jdbc.internal.database.Digest;
import dev.heed.jdbc.ledger.LedgerHead;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A batch of the ledger, without its entries.
 *
 * @param previous the batch before it
 * @param kind a {@link dev.heed.jdbc.ledger.LedgerKind}, or whatever somebody has written there
 * @param idForm in what form its entries hold IDs
 * @param contents what its entries add up to
 * @param remark what it says beside them
 * @param writtenAt when, in microseconds
 */
public record ChainLink(
        LedgerHead previous, String kind, String idForm, Contents contents, Remark remark, Instant writtenAt) {
    private static final String FORM = "heed-ledger-1";

    /** The batch's own number. */
    public long seq() {
        return previous.batch() + 1;
    }

    /** The head of a ledger that ends with this batch. */
    public LedgerHead head() {
        Digest digest = new Digest()
                .field(FORM)
                .field(previous.hash())
                .field(seq())
                .field(kind)
                .field(idForm)
                .field(contents.entries())
                .field(contents.hash())
                .field(contents.sum())
                .field(remark.dropsUpTo())
                .field(writtenAt);
        // Batches of older versions have none, and keep their hashes.
        byte[] hash = (remark.proof() == null ? digest : digest.field(remark.proof())).end();
        return new LedgerHead(seq(), HexFormat.of().formatHex(hash));
    }
}
