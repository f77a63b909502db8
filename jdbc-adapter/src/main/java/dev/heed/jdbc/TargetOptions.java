package dev.heed.jdbc;

import dev.heed.jdbc.ledger.LedgerIds;
import java.time.InstantSource;

/**
 * What a host may want of a target beside its mapping. Immutable: each method returns changed options.
 *
 * @param limits how much a transaction may hold; not null
 * @param clock tells the time for marks and the ledger; not null
 * @param ledgerIds in what form the ledger keeps IDs; not null
 * @param throttle tells whether to write now; not null
 */
public record TargetOptions(Limits limits, InstantSource clock, LedgerIds ledgerIds, Throttle throttle) {
    /** The default limits, the system's clock, plain IDs in the ledger, no throttle. */
    public static final TargetOptions DEFAULT =
            new TargetOptions(Limits.DEFAULT, InstantSource.system(), LedgerIds.plain(), Throttle.NONE);

    /** These options with other limits. */
    public TargetOptions limits(Limits other) {
        return new TargetOptions(other, clock, ledgerIds, throttle);
    }

    /** These options with another clock. */
    public TargetOptions clock(InstantSource other) {
        return new TargetOptions(limits, other, ledgerIds, throttle);
    }

    /** These options with another form of IDs in the ledger. */
    public TargetOptions ledgerIds(LedgerIds other) {
        return new TargetOptions(limits, clock, other, throttle);
    }

    /** These options with another throttle. */
    public TargetOptions throttle(Throttle other) {
        return new TargetOptions(limits, clock, ledgerIds, other);
    }
}
