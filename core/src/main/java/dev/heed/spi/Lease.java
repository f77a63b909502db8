package dev.heed.spi;

import java.time.Duration;
import java.util.Optional;

/**
 * Lets one engine at a time work for a job type and X app. A lease saves work; what makes writing safe is the version of
 * a job and the token of the {@link Fence}.
 *
 * <p>Thread-safe.
 */
public interface Lease {
    /**
     * Takes the lease if it is free, has run out, or is held under the same owner's name.
     *
     * @param ttl how long it holds unless renewed
     * @return empty if somebody else holds it
     */
    Optional<Fence> acquire(String lease, String owner, Duration ttl);

    /**
     * Prolongs the lease from now on.
     *
     * @return false if it is no longer held under this fence
     */
    boolean renew(Fence fence, Duration ttl);

    /** Gives the lease back; does nothing if it is no longer held under this fence. */
    void release(Fence fence);
}
