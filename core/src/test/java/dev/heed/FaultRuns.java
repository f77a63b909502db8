package dev.heed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** All fields of the matrix, carried out side by side, since those that stall do nothing but wait. Begun once. */
final class FaultRuns {
    private static final int SIDE_BY_SIDE = 24;

    private static final Map<FaultCell, Future<FaultRun.Result>> RUNS = begin();

    private FaultRuns() {}

    private static Map<FaultCell, Future<FaultRun.Result>> begin() {
        ExecutorService workers = Executors.newFixedThreadPool(SIDE_BY_SIDE, work -> {
            Thread thread = new Thread(work, "fault-run");
            thread.setDaemon(true);
            return thread;
        });
        Map<FaultCell, Future<FaultRun.Result>> runs = new LinkedHashMap<>();
        FaultCell.all().forEach(cell -> runs.put(cell, workers.submit(carryingOut(cell))));
        workers.shutdown();
        return runs;
    }

    static List<FaultCell> cells() {
        return List.copyOf(RUNS.keySet());
    }

    /** Waits for the result of a field. */
    static FaultRun.Result of(FaultCell cell) throws InterruptedException {
        try {
            return RUNS.get(cell).get();
        } catch (ExecutionException e) {
            throw new AssertionError("The run ended otherwise than a host may expect", e.getCause());
        }
    }

    private static Callable<FaultRun.Result> carryingOut(FaultCell cell) {
        return () -> {
            Path spool = Files.createTempDirectory("heed-fault");
            try (FaultRun run = new FaultRun(cell, spool)) {
                return run.result();
            } finally {
                delete(spool);
            }
        };
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
