package dev.heed.internal.spool;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.heed.Action;
import dev.heed.Notice;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Understands one line of X's results, or says why it may not be acted on. */
final class ResultLine {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,18}");
    private static final Pattern DATE = Pattern.compile("[0-9A-Za-z:.+ -]{1,40}");

    private ResultLine() {}

    /** A notice, or the reason for holding the line; exactly one of them. */
    record Read(Optional<Notice> notice, String heldBecause) {
        private static Read of(Notice notice) {
            return new Read(Optional.of(notice), "");
        }

        private static Read held(String why) {
            return new Read(Optional.empty(), why);
        }
    }

    static Read read(String line) {
        try {
            return understand(fields(line));
        } catch (IOException notJson) {
            return Read.held("the line is not a JSON object");
        }
    }

    private static Read understand(Map<String, String> fields) {
        String idText = fields.getOrDefault("id", "");
        Optional<Long> id = id(idText);
        if (id.isEmpty()) {
            return Read.held(fields.containsKey("error") ? "X reports an error for it" : "it names no ID");
        }
        String reason = fields.getOrDefault("reason", "");
        Optional<Action> action = Action.of(fields.getOrDefault("action", ""), reason);
        String createdAt = fields.get("created_at");
        String redactedAt = fields.get("redacted_at");
        if (action.isEmpty()) {
            return Read.held("what to do about this pair of action and reason is not known");
        }
        if (!isDate(createdAt) || !isDate(redactedAt)) {
            return Read.held("its dates cannot be read");
        }
        return Read.of(new Notice(id.get(), action.get(), reason, createdAt, redactedAt));
    }

    private static Optional<Long> id(String text) {
        try {
            return ID.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
        } catch (NumberFormatException beyond64Bits) {
            return Optional.empty();
        }
    }

    private static boolean isDate(@Nullable String text) {
        return text == null || DATE.matcher(text).matches();
    }

    /** The scalar members of the object; X may add others, whatever they hold. */
    private static Map<String, String> fields(String line) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = JSON.createParser(line)) {
            require(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (value.isStructStart()) {
                    json.skipChildren();
                } else if (value != JsonToken.VALUE_NULL) {
                    fields.put(name, json.getText());
                }
            }
            require(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
        }
        return fields;
    }

    private static void require(boolean holds) throws IOException {
        if (!holds) {
            throw new IOException("not one JSON object");
        }
    }
}
