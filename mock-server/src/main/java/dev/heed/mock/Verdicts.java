package dev.heed.mock;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Decides what X says about an ID. The same question always gets the same answer. Thread-safe. */
@FunctionalInterface
public interface Verdicts {
    /**
     * X's word on an ID.
     *
     * @param type {@code tweets} or {@code users}
     * @param id a positive number
     * @return empty if the ID is in compliance
     */
    Optional<Verdict> of(String type, long id);

    /** Everything is in compliance. */
    static Verdicts none() {
        return (type, id) -> Optional.empty();
    }

    /** These verdicts on IDs of a type, and none on any other. */
    static Verdicts exactly(String type, Map<Long, Verdict> verdicts) {
        Map<Long, Verdict> fixed = Map.copyOf(verdicts);
        return (asked, id) -> asked.equals(type) ? Optional.ofNullable(fixed.get(id)) : Optional.empty();
    }

    /**
     * Verdicts by chance, with each of X's usual reasons in equal parts.
     *
     * @param share how many of all IDs get a verdict, from 0 to 1
     * @param seed another seed picks other IDs
     * @throws IllegalArgumentException if the share is out of range
     */
    static Verdicts share(double share, long seed) {
        return mix(
                seed,
                Chance.evenly(share, List.of("deleted", "protected", "suspended", "deactivated", "scrub_geo")),
                Chance.evenly(share, List.of("deleted", "deactivated", "protected", "suspended")));
    }

    /**
     * Verdicts by chance.
     *
     * @param seed another seed picks other IDs
     * @param tweets for each reason, the share of Posts that get it; {@code scrub_geo} is told in both of X's ways
     * @param users for each reason, the share of accounts that get it
     * @throws IllegalArgumentException if a share is negative, or those of a type exceed 1
     */
    static Verdicts mix(long seed, Map<String, Double> tweets, Map<String, Double> users) {
        Chance.requireShares(tweets);
        Chance.requireShares(users);
        Map<String, Map<String, Double>> shares =
                Map.of("tweets", new TreeMap<>(tweets), "users", new TreeMap<>(users));
        return (type, id) -> Chance.pick(shares.getOrDefault(type, Map.of()), seed, id);
    }

    /** These verdicts, and those for IDs that these are silent on. */
    default Verdicts or(Verdicts other) {
        return (type, id) -> of(type, id).or(() -> other.of(type, id));
    }
}
