package dev.heed.docs;

import dev.heed.JobType;
import dev.heed.jdbc.JdbcTarget;
import dev.heed.jdbc.Mapping;
import dev.heed.jdbc.Reapplied;
import dev.heed.jdbc.Reapply;
import dev.heed.jdbc.TargetOptions;
import dev.heed.jdbc.ledger.Ledger;
import dev.heed.jdbc.ledger.LedgerDrop;
import dev.heed.jdbc.ledger.LedgerEntry;
import dev.heed.jdbc.ledger.LedgerFormat;
import dev.heed.jdbc.ledger.LedgerHead;
import dev.heed.jdbc.ledger.LedgerIds;
import dev.heed.jdbc.ledger.LedgerPosition;
import dev.heed.jdbc.ledger.LedgerProof;
import dev.heed.jdbc.ledger.LedgerReader;
import dev.heed.jdbc.ledger.Verification;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** What docs/ledger.md shows. */
final class LedgerSamples {
    private LedgerSamples() {}

    static Ledger open(DataSource dataSource) {
        // region
        Ledger ledger = Ledger.open("main", dataSource);
        // endregion
        return ledger;
    }

    static List<LedgerEntry> about(Ledger ledger, Supplier<byte[]> key) {
        // region
        List<LedgerEntry> entries = ledger.about(JobType.TWEETS, 1220000000000000000L, LedgerIds.hmac(key));
        // endregion
        return entries;
    }

    static Verification verify(Ledger ledger) {
        // region
        Verification found = ledger.verify();
        found.findings().forEach(finding -> System.out.println(finding.text()));
        // endregion
        return found;
    }

    static Verification head(Ledger ledger) {
        // region
        String kept = ledger.head().toString(); // 1207:5f70bf18a086007016e948b04aed3b82103a36be…
        Verification found = ledger.verify(LedgerHead.parse(kept));
        // endregion
        return found;
    }

    static List<LedgerProof> proofs(Ledger ledger) {
        // region
        List<LedgerProof> proofs = ledger.proofs(0, 100);
        // job=3f2c…;remote_id=13725…;ids=5000;public.posts:left=1;public.authors:beside=2
        // endregion
        return proofs;
    }

    static LedgerPosition export(Ledger ledger, OutputStream out) throws IOException {
        // region
        LedgerPosition last = ledger.export(LedgerFormat.NDJSON, out);
        LedgerPosition next = ledger.export(last, LedgerFormat.NDJSON, out); // another time: only what is new
        // endregion
        return next;
    }

    static List<LedgerEntry> consume(Ledger ledger) {
        // region
        LedgerReader reader = ledger.reader("search");
        List<LedgerEntry> entries = reader.read(500);
        // … remove them from the index …
        reader.acknowledge(entries.get(entries.size() - 1).position());
        // endregion
        return entries;
    }

    static Optional<LedgerDrop> drop(Ledger ledger) {
        // region
        Optional<LedgerDrop> dropped = ledger.dropOlderThan(Duration.ofDays(730));
        // endregion
        return dropped;
    }

    static Reapplied reapply(DataSource dataSource, Path file) {
        // region
        Reapply reapply = JdbcTarget.reapply("main", dataSource, Mapping.file(file), TargetOptions.DEFAULT);
        Reapplied found = reapply.run(); // or run(Set.of("deleted", "suspended"))
        // endregion
        return found;
    }
}
