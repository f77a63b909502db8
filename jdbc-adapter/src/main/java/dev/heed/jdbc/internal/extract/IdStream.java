package dev.heed.jdbc.internal.extract;

import dev.heed.spi.IdCursor;
import java.io.Closeable;
import java.io.IOException;

/** Ascending IDs. */
interface IdStream extends Closeable {
    /** What {@link #next()} returns after the last ID. */
    long END = IdCursor.END;

    long next() throws IOException;

    @Override
    default void close() throws IOException {}
}
