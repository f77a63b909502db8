package dev.heed.jdbc.internal.survey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.JobType;
import java.util.List;
import java.util.Optional;

/** Where X's own documents hold IDs and geo data. */
final class JsonSpots {
    static final List<Spot> IDS = List.of(
            new Spot("/id_str", JobType.TWEETS, Optional.empty()),
            new Spot("/id", JobType.TWEETS, Optional.empty()),
            new Spot("/retweeted_status/id_str", JobType.TWEETS, Optional.empty()),
            new Spot("/quoted_status/id_str", JobType.TWEETS, Optional.of("quoted")),
            new Spot("/user/id_str", JobType.USERS, Optional.empty()),
            new Spot("/author_id", JobType.USERS, Optional.empty()));

    static final String QUOTED = "/quoted_status";
    static final List<String> GEO = List.of("/geo", "/place", "/coordinates");

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonSpots() {}

    /**
     * A place of an ID.
     *
     * @param other the word for another Post than the row's own
     */
    record Spot(String pointer, JobType holds, Optional<String> other) {}

    /** Empty if a text is no document, or was too long to be read whole. */
    static Optional<JsonNode> parse(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JsonProcessingException notOne) {
            return Optional.empty();
        }
    }
}
