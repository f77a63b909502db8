package dev.heed.jdbc;

import dev.heed.jdbc.ledger.Ledger;
import dev.heed.jdbc.ledger.LedgerDrop;
import dev.heed.jdbc.ledger.LedgerFormat;
import dev.heed.jdbc.ledger.Verification;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Runs in a JVM of its own with little memory: does with a ledger what reads it whole, and prints what came of it. */
final class SmallHeapAudit {
    private SmallHeapAudit() {}

    public static void main(String[] args) throws Exception {
        Ledger ledger = Ledger.open("main", SmallHeap.source(args[0]), () -> Instant.parse(args[1]));

        Verification found = ledger.verify();
        long exported = ledger.export(LedgerFormat.NDJSON, OutputStream.nullOutputStream())
                .batch();
        Optional<LedgerDrop> dropped = ledger.dropOlderThan(Duration.ZERO);

        System.out.printf(
                "%s %d entries, exported to batch %d, dropped to batch %d, then %s %d entries",
                found.isIntact() ? "intact" : found.findings(),
                found.entries(),
                exported,
                dropped.orElseThrow().upTo(),
                ledger.verify().isIntact() ? "intact" : "broken",
                ledger.verify().entries());
    }
}
