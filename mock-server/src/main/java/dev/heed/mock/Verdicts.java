package dev.heed.mock;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/** Decides what X says about an ID. The same question always gets the same answer. Thread-safe. */
@FunctionalInterface
public interface Verdicts {
    /**
     * X's word on an ID.
     *
     * @param type what the ID stands for
     * @param id the number; one above {@link Long#MAX_VALUE} as an unsigned one
     * @param at when X looks: when the work of the job is done
     * @return empty if the ID is in compliance
     */
    Optional<Verdict> on(JobType type, long id, Instant at);

    /** Everything is in compliance. */
    static Verdicts none() {
        return (type, id, at) -> Optional.empty();
    }

    /** This verdict on this ID, as a Post and as an account. */
    static Verdicts of(long id, Verdict verdict) {
        return when(asked -> asked == id, verdict);
    }

    /** These verdicts, whether on Posts or accounts. */
    static Verdicts of(Map<Long, Verdict> verdicts) {
        Map<Long, Verdict> fixed = Map.copyOf(verdicts);
        return (type, id, at) -> Optional.ofNullable(fixed.get(id));
    }

    /** This verdict on all IDs that fit. */
    static Verdicts when(LongPredicate condition, Verdict verdict) {
        Optional<Verdict> told = Optional.of(verdict);
        return (type, id, at) -> condition.test(id) ? told : Optional.empty();
    }

    /** This verdict on every ID. */
    static Verdicts all(Verdict verdict) {
        return when(id -> true, verdict);
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
        Map<JobType, Map<String, Double>> shares =
                Map.of(JobType.TWEETS, new TreeMap<>(tweets), JobType.USERS, new TreeMap<>(users));
        return (type, id, at) -> Chance.pick(shares.getOrDefault(type, Map.of()), seed, type, id);
    }

    /**
     * Verdicts from a file of JSON objects, one a line: {@code id}, {@code action}, {@code reason} as in X's results; if
     * given, {@code created_at} and {@code redacted_at}; {@code type} ({@code tweets} or {@code users}), without which
     * the line goes for both; and {@code from}, the instant at which it begins to. The last line that goes for an ID
     * counts. The verdicts are kept in memory.
     *
     * @throws UncheckedIOException if the file cannot be read
     * @throws IllegalArgumentException if a line is no verdict; it names the line
     */
    static Verdicts file(Path file) {
        return VerdictFile.read(file);
    }

    /** These verdicts, and those on IDs that these are silent on. */
    default Verdicts or(Verdicts other) {
        return (type, id, at) -> on(type, id, at).or(() -> other.on(type, id, at));
    }

    /** These verdicts for this type, and none for the other. */
    default Verdicts only(JobType only) {
        return (type, id, at) -> type == only ? on(type, id, at) : Optional.empty();
    }

    /** These verdicts from this moment on, and none before it. */
    default Verdicts from(Instant moment) {
        return (type, id, at) -> at.isBefore(moment) ? Optional.empty() : on(type, id, at);
    }

    /** These verdicts before this moment, and none from it on: a protected account that opens up, say. */
    default Verdicts until(Instant moment) {
        return (type, id, at) -> at.isBefore(moment) ? on(type, id, at) : Optional.empty();
    }
}
