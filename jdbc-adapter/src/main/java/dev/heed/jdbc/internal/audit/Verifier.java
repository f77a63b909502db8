package dev.heed.jdbc.internal.audit;

import dev.heed.jdbc.internal.database.Database;
import dev.heed.jdbc.internal.ledger.ChainLink;
import dev.heed.jdbc.internal.ledger.ChainRows;
import dev.heed.jdbc.internal.ledger.ChainRows.Stored;
import dev.heed.jdbc.internal.ledger.LedgerRows;
import dev.heed.jdbc.ledger.LedgerFinding.Kind;
import dev.heed.jdbc.ledger.LedgerHead;
import dev.heed.jdbc.ledger.Verification;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** Walks along the chain of a ledger, and holds each batch against its entries and the batch before. Used once. */
public final class Verifier {
    private static final int BATCHES_A_PAGE = 100;

    private final Database database;
    private final Optional<LedgerHead> known;
    private final Findings findings = new Findings();
    private final EntryCheck entries;
    private LedgerHead last = LedgerHead.BEGINNING;

    /** @param known a head that the ledger had before, if any */
    public Verifier(Database database, Optional<LedgerHead> known) {
        this.database = database;
        this.known = known;
        this.entries = new EntryCheck(findings, read(ChainRows::droppedUpTo));
    }

    /** Reads the ledger from its beginning, a page of batches in each transaction. */
    public Verification verify() {
        LedgerHead head = read(ChainRows::head);
        while (last.batch() < head.batch() && !findings.isFull() && read(sql -> checkPage(sql, head))) {
            // Page after page, each in a transaction of its own.
        }
        if (!findings.isFull()) {
            checkEnd(head);
            checkOutside();
        }
        return new Verification(
                head,
                last.batch(),
                entries.intact(),
                read(LedgerRows::unchained),
                read(ChainRows::drops),
                findings.all());
    }

    private boolean checkPage(DSLContext sql, LedgerHead head) {
        List<Stored> page = ChainRows.between(sql, last.batch(), head.batch(), BATCHES_A_PAGE);
        page.forEach(batch -> check(sql, batch));
        return !page.isEmpty();
    }

    private void check(DSLContext sql, Stored batch) {
        long number = batch.head().batch();
        ChainLink link = batch.link();
        if (number > last.batch() + 1) {
            missing(last.batch() + 1, number - 1);
        } else if (!link.previous().equals(last)) {
            findings.add(
                    number,
                    Kind.BROKEN_LINK,
                    "Batch " + number + " does not follow from batch " + last.batch()
                            + ": one of the two was written anew.");
        }
        if (!link.head().equals(batch.head())) {
            findings.add(
                    number, Kind.CHANGED, "The record of batch " + number + " was changed: its hash does not fit it.");
        }
        entries.check(sql, number, link.contents());
        last = batch.head();
        known.filter(head -> head.batch() == number && !head.equals(last)).ifPresent(this::other);
    }

    private void checkEnd(LedgerHead head) {
        if (last.batch() < head.batch()) {
            missing(last.batch() + 1, head.batch());
        } else if (!last.equals(head)) {
            findings.add(
                    head.batch(), Kind.CHANGED, "The ledger's end is not batch " + head.batch() + " as it is written.");
        }
        known.filter(wanted -> wanted.batch() > head.batch()).ifPresent(this::other);
    }

    private void missing(long from, long to) {
        String which = from == to ? "Batch " + from + " is" : "Batches " + from + " to " + to + " are";
        findings.add(from, Kind.REMOVED, which + " missing.");
    }

    private void other(LedgerHead wanted) {
        findings.add(
                wanted.batch(),
                Kind.OTHER_HEAD,
                "The ledger is not the one with the head " + wanted
                        + ": it was written anew or cut off, or comes from an older backup.");
    }

    private void checkOutside() {
        read(ChainRows::outside)
                .ifPresent(batch -> findings.add(
                        batch, Kind.INSERTED, "There is a batch " + batch + " that is no part of the chain."));
    }

    private <T> T read(Database.Work<T> work) {
        return database.read("read the ledger", work);
    }
}
