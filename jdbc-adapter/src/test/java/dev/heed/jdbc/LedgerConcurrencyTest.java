package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.JobKey;
import dev.heed.JobType;
import dev.heed.jdbc.ledger.Ledger;
import dev.heed.jdbc.ledger.LedgerEntry;
import dev.heed.jdbc.ledger.LedgerPosition;
import dev.heed.jdbc.ledger.LedgerReader;
import dev.heed.jdbc.ledger.Verification;
import dev.heed.spi.Batch;
import dev.heed.spi.Enforcer;
import dev.heed.spi.Fence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerConcurrencyTest {
    private static final int WRITERS = 8;
    private static final int BATCHES = 15;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void skipsNothingWhileManyLeasesWriteAtOnce(TestServer server) throws Exception {
        Archive archive = new Archive(server.emptyDatabase());
        Enforcer enforcer = JdbcTarget.open("main", archive.source(), Mappings.write(folder, Mappings.POSTS))
                .enforcer();
        Ledger ledger = Ledger.open("main", archive.source());

        List<LedgerPosition> read = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(WRITERS);
        try {
            List<? extends Future<?>> writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> pool.submit(() -> write(enforcer, writer)))
                    .toList();
            LedgerReader reader = ledger.reader("search");
            while (!writers.stream().allMatch(Future::isDone)) {
                read.addAll(next(reader));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            for (List<LedgerPosition> rest = next(reader); !rest.isEmpty(); rest = next(reader)) {
                read.addAll(rest);
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(read).isSorted().doesNotHaveDuplicates().hasSize(WRITERS * BATCHES * 2);
        assertThat(ledger.verify())
                .extracting(Verification::isIntact, Verification::batches)
                .containsExactly(true, (long) WRITERS * BATCHES);
    }

    private static void write(Enforcer enforcer, int writer) {
        Fence lease = new Fence("lease " + writer, "me", 1);
        for (int i = 0; i < BATCHES; i++) {
            JobKey job = new JobKey(UUID.randomUUID(), UUID.randomUUID(), JobType.TWEETS, 1);
            enforcer.apply(new Batch(job, "r", lease, List.of(EnforcerBench.deletes(1, 2))));
        }
    }

    private static List<LedgerPosition> next(LedgerReader reader) {
        List<LedgerPosition> positions =
                reader.read(7).stream().map(LedgerEntry::position).toList();
        if (!positions.isEmpty()) {
            reader.acknowledge(positions.get(positions.size() - 1));
        }
        return positions;
    }
}
