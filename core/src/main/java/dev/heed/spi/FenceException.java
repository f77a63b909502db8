package dev.heed.spi;

import dev.heed.HeedException;

/** Another engine has taken over; this one must stop writing. */
public final class FenceException extends HeedException {
    /** @param lease the name of the lease that was lost */
    public FenceException(String lease) {
        super("The lease \"" + lease + "\" is no longer held by this engine: another one works on it now."
                + " This run ends here and the other goes on from the same rows.");
    }
}
