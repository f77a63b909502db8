package dev.heed.mock.internal.storage;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of an object. Immutable.
 *
 * @param from the first byte
 * @param to the byte after the last
 */
record ByteRange(long from, long to) {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** What a {@code Range} header asks of an object of this size; empty if it asks for nothing that can be served in part. */
    static Optional<ByteRange> of(String header, long size) {
        Matcher matcher = RANGE.matcher(header);
        if (!matcher.matches() || header.equals("bytes=-")) {
            return Optional.empty();
        }
        if (matcher.group(1).isEmpty()) {
            long last = Long.parseLong(matcher.group(2));
            return Optional.of(new ByteRange(last == 0 ? size : Math.max(0, size - last), size));
        }
        long from = Long.parseLong(matcher.group(1));
        long to = matcher.group(2).isEmpty() ? size : Math.min(size, Long.parseLong(matcher.group(2)) + 1);
        boolean backwards = !matcher.group(2).isEmpty() && Long.parseLong(matcher.group(2)) < from;
        return backwards ? Optional.empty() : Optional.of(new ByteRange(from, to));
    }

    boolean isBehind(long size) {
        return from >= size;
    }

    long length() {
        return to - from;
    }

    /** As a {@code Content-Range} header tells it. */
    String within(long size) {
        return "bytes " + from + "-" + (to - 1) + "/" + size;
    }
}
