package dev.heed.internal.spool;

import dev.heed.Notice;
import java.io.IOException;
import java.util.Optional;

/** Tells which notices may be acted on. Met with notices by ascending ID. */
interface Sieve extends AutoCloseable {
    /** Why a notice must be held back; empty if it may be acted on. */
    Optional<String> objection(Notice notice) throws IOException;

    @Override
    void close() throws IOException;
}
