package dev.heed.jdbc.ledger;

import java.util.function.Supplier;

/**
 * In what form a target's ledger keeps IDs. May be changed between two openings: every batch of the ledger says in which
 * form its own are, and the chain stays verifiable.
 */
public sealed interface LedgerIds {
    /** As they are. Only such a ledger can find rows that come back. */
    static LedgerIds plain() {
        return new Plain();
    }

    /**
     * As HMAC-SHA-256: whoever has the key can look an ID up, and nobody can read the IDs off.
     *
     * @param key returns the key, at least 32 bytes; asked for every batch and stored nowhere; not null
     */
    static LedgerIds hmac(Supplier<byte[]> key) {
        return new Hmac(key);
    }

    /** Not at all: the ledger tells how many IDs came to what, and in which batch. */
    static LedgerIds none() {
        return new None();
    }

    /** See {@link #plain()}. */
    record Plain() implements LedgerIds {}

    /** See {@link #hmac(Supplier)}. */
    record Hmac(Supplier<byte[]> key) implements LedgerIds {}

    /** See {@link #none()}. */
    record None() implements LedgerIds {}
}
