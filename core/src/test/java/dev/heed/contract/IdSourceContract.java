package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.IdRange;
import dev.heed.JobType;
import dev.heed.spi.IdCursor;
import dev.heed.spi.IdSource;
import dev.heed.spi.Work;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link IdSource} must do. */
public abstract class IdSourceContract {
    @TempDir
    Path scratch;

    private final AtomicInteger beats = new AtomicInteger();

    /** A source that holds these Post IDs, in this order and as often as given, and no user IDs. */
    protected abstract IdSource holdingPosts(long... ids);

    @Test
    void walksUpwardsOverEachIdOnce() {
        assertThat(walk(holdingPosts(30, 10, 20, 10, 30), IdRange.ALL)).containsExactly(10L, 20L, 30L);
    }

    @Test
    void keepsToItsRangeWithoutTheBeginningAndWithTheEnd() {
        assertThat(walk(holdingPosts(10, 20, 30, 40), new IdRange(10, 30))).containsExactly(20L, 30L);
    }

    @Test
    void reachesTheLargestId() {
        assertThat(walk(holdingPosts(1, Long.MAX_VALUE), IdRange.ALL)).containsExactly(1L, Long.MAX_VALUE);
    }

    @Test
    void holdsNothingOfAnotherKind() {
        try (IdCursor cursor = holdingPosts(1, 2).open(JobType.USERS, IdRange.ALL, work())) {
            assertThat(cursor.next()).isEqualTo(IdCursor.END);
        }
    }

    @Test
    void staysAtItsEnd() {
        try (IdCursor cursor = holdingPosts(5).open(JobType.TWEETS, IdRange.ALL, work())) {
            assertThat(List.of(cursor.next(), cursor.next(), cursor.next()))
                    .containsExactly(5L, IdCursor.END, IdCursor.END);
        }
    }

    @Test
    void saysThatItIsAlive() {
        walk(holdingPosts(1, 2, 3), IdRange.ALL);

        assertThat(beats).hasPositiveValue();
    }

    @Test
    void leavesNothingInItsScratchFolder() {
        walk(holdingPosts(1, 2, 3), IdRange.ALL);

        assertThat(scratch).isEmptyDirectory();
    }

    private List<Long> walk(IdSource source, IdRange range) {
        List<Long> ids = new ArrayList<>();
        try (IdCursor cursor = source.open(JobType.TWEETS, range, work())) {
            for (long id = cursor.next(); id != IdCursor.END; id = cursor.next()) {
                ids.add(id);
            }
        }
        return ids;
    }

    private Work work() {
        return new Work() {
            @Override
            public Path scratch() {
                return scratch;
            }

            @Override
            public void beat() {
                beats.incrementAndGet();
            }
        };
    }
}
