package dev.heed.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process of its own at every point where it could matter, and lets another one go on. {@link CrashCases} finds
 * the points, {@link Aftermath} tells what must be true in the end.
 */
class CrashEverywhereTest {
    private static final int AT_A_TIME = 3;
    private static final int PATIENCE_MINUTES = 10;
    private static final CrashWorld WORLD = new CrashWorld(60, 5);

    @TempDir
    static Path folder;

    private static final Map<CrashCase, Map<CrashBase, Future<Duration>>> OUTCOMES = new LinkedHashMap<>();
    private static final BlockingQueue<Finisher> FINISHERS = new ArrayBlockingQueue<>(AT_A_TIME);
    private static ExecutorService workers;

    /** All begin here, side by side; the tests below only wait for their own. */
    @BeforeAll
    static void beginAll() throws IOException, SQLException, InterruptedException {
        Jvm jvm = new Jvm(folder);
        Map<CrashBase, Bench> benches = new EnumMap<>(CrashBase.class);
        for (CrashBase base : CrashBase.values()) {
            Bench bench = new Bench(base, WORLD, folder.resolve(base.name()), jvm);
            bench.comeThrough();
            benches.put(base, bench);
        }
        for (int i = 0; i < AT_A_TIME; i++) {
            FINISHERS.put(new Finisher(jvm, folder));
        }
        workers = Executors.newFixedThreadPool(AT_A_TIME);
        for (CrashCase fate : CrashCases.named(System.getProperty("heed.crash.only", ".*"))) {
            Map<CrashBase, Future<Duration>> outcomes = new EnumMap<>(CrashBase.class);
            benches.forEach((base, bench) -> outcomes.put(base, workers.submit(() -> timed(bench, fate))));
            OUTCOMES.put(fate, outcomes);
        }
    }

    private static Duration timed(Bench bench, CrashCase fate) throws Exception {
        Finisher finisher = FINISHERS.take();
        try {
            long begun = System.nanoTime();
            bench.dieAndGoOn(fate, finisher);
            return Duration.ofNanos(System.nanoTime() - begun);
        } finally {
            FINISHERS.put(finisher);
        }
    }

    @TestFactory
    Stream<DynamicTest> aProcessKilledAnywhereIsFollowedByOneThatComesToTheSameEnd() {
        return OUTCOMES.entrySet().stream()
                .flatMap(entry -> entry.getValue().entrySet().stream()
                        .map(outcome -> DynamicTest.dynamicTest(
                                entry.getKey() + " on " + outcome.getKey(),
                                () -> assertThat(come(outcome.getValue())).isPositive())));
    }

    private static Duration come(Future<Duration> outcome) throws Throwable {
        try {
            return outcome.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }

    @AfterAll
    static void endAll() throws IOException {
        if (workers != null) {
            workers.shutdownNow();
        }
        tell();
        for (Finisher finisher : FINISHERS) {
            finisher.close();
            assertThat(finisher.output()).as("what a second process told").doesNotContain(Aftermath.SECRETS);
        }
    }

    private static void tell() {
        System.out.printf("%-45s %-12s %-12s%n", "killed", "H2", "PostgreSQL");
        OUTCOMES.forEach((fate, outcomes) -> {
            List<Object> row = new ArrayList<>(List.of(fate.name()));
            outcomes.values().forEach(outcome -> row.add(word(outcome)));
            System.out.printf("%-45s %-12s %-12s%n", row.toArray());
        });
    }

    private static String word(Future<Duration> outcome) {
        if (!outcome.isDone()) {
            return "not tried";
        }
        try {
            return "well, %.1f s".formatted(outcome.get().toMillis() / 1_000.0);
        } catch (ExecutionException failed) {
            return "WRONG";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "not told";
        }
    }
}
