package dev.heed.jdbc.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON document that is copied but for what is cut out. */
final class Document {
    /** What the database holds may be of any size. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final String text;
    private final StringBuilder rest = new StringBuilder();
    private int copied;

    Document(String text) {
        this.text = text;
    }

    /** What is left; empty if nothing is cut, or if the text is no JSON document. */
    Optional<String> without(Pointers pointers) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            value(parser, pointers);
            boolean whole = parser.nextToken() == null;
            return whole && copied > 0
                    ? Optional.of(rest.append(text, copied, text.length()).toString())
                    : Optional.empty();
        } catch (IOException e) {
            // Not JSON: there are no members in it.
            return Optional.empty();
        }
    }

    private void value(JsonParser parser, @Nullable Pointers place) throws IOException {
        if (place == null) {
            parser.skipChildren();
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            object(parser, place);
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            array(parser, place);
        }
    }

    private void object(JsonParser parser, Pointers place) throws IOException {
        boolean keepsSome = false;
        int cutFrom = -1;
        int cutTo = -1;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            int at = start(parser);
            Pointers member = place.find(parser.currentName());
            parser.nextToken();
            if (member != null && member.isEnd()) {
                cutFrom = cutFrom < 0 ? at : cutFrom;
                cutTo = end(parser);
                continue;
            }
            if (cutFrom >= 0) {
                replace(cutFrom, at, "");
                cutFrom = -1;
            }
            keepsSome = true;
            value(parser, member);
        }
        if (cutFrom >= 0) {
            replace(keepsSome ? text.lastIndexOf(',', cutFrom) : cutFrom, cutTo, "");
        }
    }

    private void array(JsonParser parser, Pointers place) throws IOException {
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            Pointers element = place.find(Integer.toString(i));
            if (element == null || !element.isEnd()) {
                value(parser, element);
            } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
                int from = start(parser);
                replace(from, end(parser), "null");
            }
        }
    }

    private static int start(JsonParser parser) {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    /** Moves to the end of a value. */
    private static int end(JsonParser parser) throws IOException {
        parser.skipChildren();
        parser.finishToken();
        return (int) parser.currentLocation().getCharOffset();
    }

    private void replace(int from, int to, String with) {
        rest.append(text, copied, from).append(with);
        copied = to;
    }
}
