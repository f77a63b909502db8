package dev.heed.mock.internal.wire;

import dev.heed.mock.Rule;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An answer that is ready to be sent. Immutable but for its body, which can be read once.
 *
 * @param length how many bytes the body has
 * @param breach the rule that the client broke by asking, if it did
 */
public record Answer(int status, List<Header> headers, long length, InputStream body, Optional<Rule> breach) {
    /** An answer without headers and rules. */
    public Answer(int status, long length, InputStream body) {
        this(status, List.of(), length, body, Optional.empty());
    }

    /** An answer in JSON. */
    public static Answer json(int status, String contentType, Object body) {
        return of(status, contentType, Json.write(body));
    }

    /** An answer in words. */
    public static Answer text(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** An answer of these bytes. */
    public static Answer of(int status, String contentType, byte[] body) {
        return new Answer(status, body.length, new ByteArrayInputStream(body)).with("Content-Type", contentType);
    }

    /** An answer that is a status and nothing more. */
    public static Answer empty(int status) {
        return new Answer(status, 0, InputStream.nullInputStream());
    }

    /** The same with one header more. */
    public Answer with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Answer(status, List.copyOf(more), length, body, breach);
    }

    /** The same without any header of this name. */
    public Answer without(String name) {
        List<Header> rest = headers.stream()
                .filter(header -> !header.name().equalsIgnoreCase(name))
                .toList();
        return new Answer(status, rest, length, body, breach);
    }

    /** The same with another body. */
    public Answer withBody(long size, InputStream other) {
        return new Answer(status, headers, size, other, breach);
    }

    /** The same, and to ask for it was against this rule. */
    public Answer against(Rule rule) {
        return new Answer(status, headers, length, body, Optional.of(rule));
    }

    /** The value of a header. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }
}
