package dev.heed.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lets two engines work in random turns while processes die, clocks jump, X fails and hosts change rows, and looks at
 * each step whether something is that must never be. {@code -Dheed.sequences=10000} plays more sequences than usual,
 * {@code -Dheed.seed=7} only that one.
 */
class ExplorerTest {
    private static final int USUAL = 500;
    private static final int CLEAN_UP_EVERY = 50;

    @TempDir
    Path folder;

    @Test
    void whateverHappensInWhateverOrderEveryInvariantHolds() throws InterruptedException {
        Map<Long, Play.Result> failing = new ConcurrentSkipListMap<>();
        AtomicLong next = new AtomicLong(firstSeed());
        Thread other = new Thread(() -> explore(next, failing));
        other.start();
        explore(next, failing);
        other.join();
        failing.forEach((seed, result) -> fail(minimised(Sequence.of(seed), result)));
        assertThat(next.get()).isGreaterThan(lastSeed());
    }

    @Test
    void aSequenceIsTheSameWheneverItIsDrawn() {
        assertThat(LongStream.rangeClosed(1, 20).mapToObj(Sequence::of))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 20).mapToObj(Sequence::of).toList());
    }

    private static long firstSeed() {
        return Long.getLong("heed.seed", 1);
    }

    private static long lastSeed() {
        return Long.getLong("heed.seed", Long.getLong("heed.sequences", USUAL));
    }

    private void explore(AtomicLong next, Map<Long, Play.Result> failing) {
        try (SharedX x = new SharedX()) {
            for (long seed = next.getAndIncrement(); seed <= lastSeed(); seed = next.getAndIncrement()) {
                if (seed % CLEAN_UP_EVERY == 0) {
                    // The threads of engines that are over end when their clients are collected.
                    System.gc();
                }
                Play.Result result = play(Sequence.of(seed), x);
                if (result.violation().isPresent()) {
                    failing.put(seed, result);
                    next.addAndGet(lastSeed());
                }
            }
        }
    }

    private String minimised(Sequence failing, Play.Result first) {
        try (SharedX x = new SharedX()) {
            Sequence smallest =
                    Shrink.of(failing, each -> play(each, x).violation().isPresent());
            Play.Result again = play(smallest, x);
            // Sockets are real, so what one of them did by chance may not come again; then the first story is all there
            // is.
            Play.Result told = again.violation().isPresent() ? again : first;
            return "Seed %d, %d of %d events, %s%n%s%n%nRun it again by -Dheed.seed=%d"
                    .formatted(
                            failing.seed(),
                            smallest.events().size(),
                            failing.events().size(),
                            failing.shape(),
                            String.join("\n", told.story()),
                            failing.seed());
        }
    }

    private Play.Result play(Sequence sequence, SharedX x) {
        try {
            return Play.of(sequence, x, Files.createTempDirectory(folder, "spool"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
