package dev.heed;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must happen to the rows of an ID. */
public enum Action {
    /** The content must go. */
    DELETE,
    /** The content may stay, its geo data must go. */
    SCRUB_GEO;

    private static final Set<String> GEO_REASONS = Set.of("scrub_geo", "geo_scrubbed");
    private static final Set<String> DELETE_REASONS =
            Set.of("deleted", "deactivated", "protected", "suspended", "bounced");

    /**
     * X's texts disagree on geo scrubs: some name {@code scrub_geo} as the action, its table of results gives every
     * reason the action {@code delete}. A geotag must never cost a Post, so the reason decides wherever it is a geo one.
     */
    private static final Map<String, Map<Set<String>, Action>> TREATMENTS = Map.of(
            "delete", Map.of(DELETE_REASONS, DELETE, GEO_REASONS, SCRUB_GEO),
            "scrub_geo", Map.of(GEO_REASONS, SCRUB_GEO));

    /**
     * What Heed does about a pair that X named.
     *
     * @return empty for a pair that no text of X explains; such a line is held, never guessed at
     */
    public static Optional<Action> of(String action, String reason) {
        return TREATMENTS.getOrDefault(action, Map.of()).entrySet().stream()
                .filter(entry -> entry.getKey().contains(reason))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
