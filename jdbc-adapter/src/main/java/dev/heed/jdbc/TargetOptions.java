package dev.heed.jdbc;

import java.time.InstantSource;

/**
 * What a host may want of a target beside its mapping. Immutable: each method returns changed options.
 *
 * @param limits how much a transaction may hold; not null
 * @param clock tells the time for marks and the ledger; not null
 */
public record TargetOptions(Limits limits, InstantSource clock) {
    /** The default limits and the system's clock. */
    public static final TargetOptions DEFAULT = new TargetOptions(Limits.DEFAULT, InstantSource.system());

    /** These options with other limits. */
    public TargetOptions limits(Limits other) {
        return new TargetOptions(other, clock);
    }

    /** These options with another clock. */
    public TargetOptions clock(InstantSource other) {
        return new TargetOptions(limits, other);
    }
}
