package dev.heed;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must happen to the rows of an ID. */
public enum Action {
    /** The content must go. */
    DELETE,
    /** The content may stay, its geo data must go. */
    SCRUB_GEO,
    /** X no longer names the ID, so what Heed marked is unmarked. Heed's own: X never says so. */
    RESTORE;

    private static final Set<String> DELETE_REASONS = Stream.concat(Reasons.FINAL.stream(), Reasons.REVERSIBLE.stream())
            .filter(reason -> !Reasons.GEO.contains(reason))
            .collect(Collectors.toUnmodifiableSet());

    /**
     * X's texts disagree on geo scrubs: some name {@code scrub_geo} as the action, its table of results gives every
     * reason the action {@code delete}. A geotag must never cost a Post, so the reason decides wherever it is a geo one.
     */
    private static final Map<String, Map<Set<String>, Action>> TREATMENTS = Map.of(
            "delete", Map.of(DELETE_REASONS, DELETE, Reasons.GEO, SCRUB_GEO),
            "scrub_geo", Map.of(Reasons.GEO, SCRUB_GEO));

    /** X's words for why this must happen; for {@link #RESTORE} the word of Heed. */
    public Set<String> reasons() {
        return switch (this) {
            case DELETE -> DELETE_REASONS;
            case SCRUB_GEO -> Reasons.GEO;
            case RESTORE -> Set.of(Reasons.UNNAMED);
        };
    }

    /**
     * These words, if all of them are reasons for this.
     *
     * @throws IllegalArgumentException if one is not
     */
    public Set<String> requireReasons(Set<String> words) {
        for (String word : words) {
            if (!reasons().contains(word)) {
                throw new IllegalArgumentException(
                        "X does not " + name().toLowerCase(Locale.ROOT) + " for the reason \"" + word + "\"");
            }
        }
        return Set.copyOf(words);
    }

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
