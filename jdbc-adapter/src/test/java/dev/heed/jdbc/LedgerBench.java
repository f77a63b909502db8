package dev.heed.jdbc;

import dev.heed.JobKey;
import dev.heed.jdbc.ledger.Ledger;
import dev.heed.spi.Enforcer;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A ledger that tests write to, batch after batch. */
abstract class LedgerBench extends EnforcerBench {
    private Enforcer enforcer;
    private Ledger ledger;

    LedgerBench(TestServer server) {
        super(server);
    }

    @BeforeEach
    void open() {
        enforcer = enforcer(Mappings.POSTS, Limits.DEFAULT);
        ledger = Ledger.open("main", archive.source());
    }

    final Ledger ledger() {
        return ledger;
    }

    /** Writes a batch in which X names these Posts. */
    final void applyAnew(long... ids) {
        applyAnew(enforcer, ids);
    }

    final void applyAnew(Enforcer with, long... ids) {
        with.apply(batch(new JobKey(UUID.randomUUID(), posts.run(), posts.type(), 1), deletes(ids)));
    }
}
