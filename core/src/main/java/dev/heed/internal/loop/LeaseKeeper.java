package dev.heed.internal.loop;

import dev.heed.HeedException;
import dev.heed.JobKey;
import dev.heed.JobType;
import dev.heed.internal.step.Pulse;
import dev.heed.spi.Fence;
import dev.heed.spi.FenceException;
import dev.heed.spi.Lease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;

/** Holds the leases of the job types that are worked on, and renews them as long as the engine's heart beats. */
public final class LeaseKeeper implements Pulse {
    static final Duration TTL = Duration.ofMinutes(2);
    static final Duration RENEW_EVERY = TTL.dividedBy(4);

    private final Lease lease;
    private final Holder holder;
    private final InstantSource clock;
    private final StopFlag stop;
    private final Map<JobType, Fence> held = new EnumMap<>(JobType.class);
    private Instant renewAt = Instant.MIN;

    /** Holds nothing yet. */
    public LeaseKeeper(Lease lease, Holder holder, InstantSource clock, StopFlag stop) {
        this.lease = lease;
        this.holder = holder;
        this.clock = clock;
        this.stop = stop;
    }

    /**
     * Who holds leases.
     *
     * @param app the X app; X gives each app one job per type
     * @param owner this engine
     */
    public record Holder(String app, String owner) {}

    /**
     * Takes the lease of a job type.
     *
     * @throws HeedException if another engine has it
     */
    public Fence take(JobType type) {
        String name = type.wireName() + "@" + holder.app();
        Fence fence = lease.acquire(name, holder.owner(), TTL)
                .orElseThrow(() -> new HeedException("Another engine works on \"" + name + "\" now; X takes one job of"
                        + " each type at a time. Let it finish, or stop it and try again in " + TTL.toMinutes()
                        + " minutes."));
        held.put(type, fence);
        return fence;
    }

    /** The lease under which a job is worked on. */
    public Fence fenceOf(JobKey job) {
        Fence fence = held.get(job.type());
        if (fence == null) {
            throw new IllegalStateException("No lease is held for " + job.type());
        }
        return fence;
    }

    @Override
    public void beat() {
        stop.check();
        Instant now = clock.instant();
        if (now.isBefore(renewAt)) {
            return;
        }
        for (Fence fence : held.values()) {
            if (!lease.renew(fence, TTL)) {
                throw new FenceException(fence.lease());
            }
        }
        renewAt = now.plus(RENEW_EVERY);
    }

    /** Gives all leases back. */
    public void release() {
        held.values().forEach(lease::release);
        held.clear();
        renewAt = Instant.MIN;
    }
}
