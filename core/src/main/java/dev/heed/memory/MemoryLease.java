package dev.heed.memory;

import dev.heed.spi.Fence;
import dev.heed.spi.Lease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Leases in memory. Thread-safe. */
public final class MemoryLease implements Lease {
    private final InstantSource clock;
    private final Map<String, Grant> grants = new HashMap<>();

    /** @param clock tells when a lease has run out */
    public MemoryLease(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Fence> acquire(String lease, String owner, Duration ttl) {
        Grant last = grants.get(lease);
        if (last != null
                && last.isHeldAt(clock.instant())
                && !last.fence.owner().equals(owner)) {
            return Optional.empty();
        }
        long token = last == null ? 1 : last.fence.token() + 1;
        Fence fence = new Fence(lease, owner, token);
        grants.put(lease, new Grant(fence, clock.instant().plus(ttl)));
        return Optional.of(fence);
    }

    @Override
    public synchronized boolean renew(Fence fence, Duration ttl) {
        if (!isCurrent(fence)) {
            return false;
        }
        grants.put(fence.lease(), new Grant(fence, clock.instant().plus(ttl)));
        return true;
    }

    @Override
    public synchronized void release(Fence fence) {
        if (isCurrent(fence)) {
            grants.put(fence.lease(), new Grant(fence, Instant.MIN));
        }
    }

    private boolean isCurrent(Fence fence) {
        Grant grant = grants.get(fence.lease());
        return grant != null && grant.fence.equals(fence) && !grant.until.equals(Instant.MIN);
    }

    private record Grant(Fence fence, Instant until) {
        boolean isHeldAt(Instant now) {
            return now.isBefore(until);
        }
    }
}
