package dev.heed.internal.step;

/** Keeps the engine's leases while something takes long, and passes on that it shall stop. */
@FunctionalInterface
public interface Pulse {
    /**
     * Says that the work goes on.
     *
     * @throws StoppedException if the engine was asked to stop
     * @throws dev.heed.spi.FenceException if a lease was lost
     */
    void beat();
}
