package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.memory.VirtualTime;
import dev.heed.spi.Fence;
import dev.heed.spi.Lease;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Lease} must do. Each test begins without any lease. */
public abstract class LeaseContract {
    private static final Duration TTL = Duration.ofMinutes(1);
    private final VirtualTime time = new VirtualTime(Fixtures.NOON);

    /** Leases that run out by this clock; all made in one test share what is held. */
    protected abstract Lease lease(InstantSource clock);

    @Test
    void letsOneOwnerAtATimeHoldALease() {
        Lease lease = lease(time);

        assertThat(lease.acquire("tweets", "a", TTL)).isPresent();
        assertThat(lease.acquire("tweets", "b", TTL)).isEmpty();
        assertThat(lease.acquire("users", "b", TTL)).isPresent();
    }

    @Test
    void isFreeAgainWhenItsTimeIsOver() {
        Lease lease = lease(time);
        lease.acquire("tweets", "a", TTL);

        time.advance(TTL);

        assertThat(lease.acquire("tweets", "b", TTL)).isPresent();
    }

    @Test
    void holdsOnWhileItIsRenewed() {
        Lease lease = lease(time);
        Fence fence = lease.acquire("tweets", "a", TTL).orElseThrow();
        time.advance(TTL.dividedBy(2));

        assertThat(lease.renew(fence, TTL)).isTrue();
        time.advance(TTL.dividedBy(2));

        assertThat(lease.acquire("tweets", "b", TTL)).isEmpty();
    }

    @Test
    void givesEachGrantAGreaterToken() {
        Lease lease = lease(time);
        Fence first = lease.acquire("tweets", "a", TTL).orElseThrow();
        lease.release(first);
        Fence second = lease.acquire("tweets", "b", TTL).orElseThrow();
        Fence again = lease.acquire("tweets", "b", TTL).orElseThrow();

        assertThat(List.of(first.token(), second.token(), again.token()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void isRenewedForTheNewestGrantOnly() {
        Lease lease = lease(time);
        Fence first = lease.acquire("tweets", "a", TTL).orElseThrow();
        time.advance(TTL);
        Fence second = lease.acquire("tweets", "b", TTL).orElseThrow();

        assertThat(lease.renew(first, TTL)).isFalse();
        assertThat(lease.renew(second, TTL)).isTrue();
    }

    @Test
    void isNotTakenFromItsHolderByARelease() {
        Lease lease = lease(time);
        Fence first = lease.acquire("tweets", "a", TTL).orElseThrow();
        time.advance(TTL);
        lease.acquire("tweets", "b", TTL);

        lease.release(first);

        assertThat(lease.acquire("tweets", "c", TTL)).isEmpty();
    }

    @Test
    void goesToOneOfManyThatAskAtOnce() throws Exception {
        Lease lease = lease(time);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Optional<Fence>>> askers = IntStream.range(0, 8)
                    .<Callable<Optional<Fence>>>mapToObj(i -> () -> lease.acquire("tweets", "owner " + i, TTL))
                    .toList();
            long granted = 0;
            for (Future<Optional<Fence>> answer : pool.invokeAll(askers)) {
                granted += answer.get().isPresent() ? 1 : 0;
            }
            assertThat(granted).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
    }
}
