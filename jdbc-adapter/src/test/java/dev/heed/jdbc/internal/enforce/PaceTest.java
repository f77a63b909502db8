package dev.heed.jdbc.internal.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.jdbc.Limits;
import dev.heed.memory.VirtualTime;
import dev.heed.spi.Applied;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-01T12:00:00Z"));
    private final Pace pace = new Pace(Limits.DEFAULT, time);

    @Test
    void comesToTheTimeWantedWhereverItBegins() {
        run(20, rows -> Duration.ofMillis(rows));
        assertThat(pace.rows()).isEqualTo(250);

        run(20, rows -> Duration.ofNanos(rows * 20_000L));
        assertThat(pace.rows()).isEqualTo(12_500);
    }

    @Test
    void growsAndShrinksByHalvesAtMost() {
        run(1, rows -> Duration.ofMillis(1));
        assertThat(pace.rows()).isEqualTo(10_000);

        run(1, rows -> Duration.ofMinutes(5));
        assertThat(pace.rows()).isEqualTo(5_000);
    }

    @Test
    void keepsWithinItsBounds() {
        run(20, rows -> Duration.ZERO);
        assertThat(pace.rows()).isEqualTo(20_000);
        assertThat(pace.ids()).isEqualTo(10_000);

        run(20, rows -> Duration.ofHours(1));
        assertThat(pace.rows()).isEqualTo(100);
    }

    @Test
    void isSlowerAfterAConflict() {
        pace.slower();

        assertThat(pace.rows()).isEqualTo(2_500);
    }

    @Test
    void doesNotGrowByTransactionsThatWereNotFull() {
        pace.timed(() -> took(Duration.ofMillis(1), 10));

        assertThat(pace.rows()).isEqualTo(5_000);
    }

    @Test
    void shrinksByAFewRowsThatTookLong() {
        pace.timed(() -> took(Duration.ofSeconds(5), 10));

        assertThat(pace.rows()).isEqualTo(2_500);
    }

    @Test
    void takesFewerIdsWhereTheLastOnesHadManyRows() {
        pace.timed(() -> new Applied(9, 1_000, 3_000));

        assertThat(pace.ids()).isEqualTo(pace.rows() * 3 / 10);
    }

    @Test
    void expectsNoOtherIdsToBeAsLargeAsOneThatIsDoneInParts() {
        int before = pace.ids();

        pace.timed(() -> new Applied(9, 0, 3_000));

        assertThat(pace.ids()).isGreaterThanOrEqualTo(before);
    }

    private void run(int times, java.util.function.LongFunction<Duration> taking) {
        for (int i = 0; i < times; i++) {
            int rows = pace.rows();
            pace.timed(() -> took(taking.apply(rows), rows));
        }
    }

    private Applied took(Duration duration, int rows) {
        time.advance(duration);
        return new Applied(1, rows, rows);
    }
}
