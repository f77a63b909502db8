package dev.heed.mock.internal.storage;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of a file a request of a resumable upload brings. Immutable.
 *
 * @param part the bytes that come; empty for a question after the offset
 * @param total the size of the whole file, where the client tells it
 */
record ContentRange(Optional<ByteRange> part, OptionalLong total) {
    private static final Pattern FORM = Pattern.compile("bytes (?:(\\d{1,18})-(\\d{1,18})|\\*)/(?:(\\d{1,18})|\\*)");

    /** Reads the header; empty if it makes no sense. */
    static Optional<ContentRange> of(String header) {
        Matcher matcher = FORM.matcher(header);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        OptionalLong total =
                matcher.group(3) == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(matcher.group(3)));
        if (matcher.group(1) == null) {
            return Optional.of(new ContentRange(Optional.empty(), total));
        }
        ByteRange part = new ByteRange(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)) + 1);
        boolean sound = part.length() > 0 && part.to() <= total.orElse(Long.MAX_VALUE);
        return sound ? Optional.of(new ContentRange(Optional.of(part), total)) : Optional.empty();
    }
}
