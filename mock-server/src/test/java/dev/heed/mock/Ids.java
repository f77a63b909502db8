package dev.heed.mock;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** IDs to upload. */
final class Ids {
    private static final long FIRST = 1_500_000_000_000_000_000L;

    private Ids() {}

    /** Lines of IDs that fill at least so many bytes. */
    static byte[] bytes(int atLeast) {
        return LongStream.rangeClosed(0, atLeast / 20)
                .mapToObj(i -> FIRST + i + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII);
    }
}
