package dev.heed.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.Check;
import dev.heed.IdRange;
import dev.heed.Slice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void theNewestCheckOfAPartCountsWhateverTheOrder() {
        Check all = check(new IdRange(0, Long.MAX_VALUE), 0);
        Check middle = check(new IdRange(10, 20), 2);
        Check left = check(new IdRange(5, 15), 1);

        Timeline timeline = new Timeline(List.of(middle, all, left));

        assertThat(timeline.starts()).containsExactly(0L, 5L, 10L, 20L);
        assertThat(timeline.at(0)).contains(all);
        assertThat(timeline.at(5)).contains(left);
        assertThat(timeline.at(10)).contains(middle);
        assertThat(timeline.at(20)).contains(all);
        assertThat(timeline.within(new IdRange(5, 20), Map.of(0L, 1L, 5L, 2L, 10L, 4L, 20L, 8L)))
                .isEqualTo(6);
    }

    @Test
    void whatWasNeverCheckedHasNone() {
        Timeline timeline = new Timeline(List.of(check(new IdRange(10, 20), 0)));

        assertThat(timeline.at(0)).isEmpty();
        assertThat(timeline.at(20)).isEmpty();
    }

    private static Check check(IdRange range, int minute) {
        return new Check(UUID.randomUUID(), Slice.within(range), NOON.plusSeconds(60L * minute));
    }
}
