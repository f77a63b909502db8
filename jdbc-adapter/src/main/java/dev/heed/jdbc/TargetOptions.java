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
 * @param unusableShare a run stops if more than this share of a column's values (nulls, blanks, zero and less left out)
 *     are no IDs or hardly those that were meant; from 0 to 1. Columns of less than 100 values pass.
 */
public record TargetOptions(
        Limits limits, InstantSource clock, LedgerIds ledgerIds, Throttle throttle, double unusableShare) {
    /** The default limits, the system's clock, plain IDs in the ledger, no throttle, a tenth of unusable values. */
    public static final TargetOptions DEFAULT =
            new TargetOptions(Limits.DEFAULT, InstantSource.system(), LedgerIds.plain(), Throttle.NONE, 0.1);

    /** @throws IllegalArgumentException if the share is not from 0 to 1 */
    public TargetOptions {
        if (!(unusableShare >= 0 && unusableShare <= 1)) {
            throw new IllegalArgumentException("Not a share from 0 to 1: " + unusableShare);
        }
    }

    /** These options with other limits. */
    public TargetOptions limits(Limits other) {
        return new TargetOptions(other, clock, ledgerIds, throttle, unusableShare);
    }

    /** These options with another clock. */
    public TargetOptions clock(InstantSource other) {
        return new TargetOptions(limits, other, ledgerIds, throttle, unusableShare);
    }

    /** These options with another form of IDs in the ledger. */
    public TargetOptions ledgerIds(LedgerIds other) {
        return new TargetOptions(limits, clock, other, throttle, unusableShare);
    }

    /** These options with another throttle. */
    public TargetOptions throttle(Throttle other) {
        return new TargetOptions(limits, clock, ledgerIds, other, unusableShare);
    }

    /** These options with another share of unusable values that a column may hold. */
    public TargetOptions unusableShare(double other) {
        return new TargetOptions(limits, clock, ledgerIds, throttle, other);
    }
}
