package dev.heed.cli.demo;

import org.jspecify.annotations.Nullable;

/** A row of the table {@code posts}. */
record Post(
        long id,
        long authorId,
        String text,
        @Nullable Place place,
        @Nullable Quote quote) {}
