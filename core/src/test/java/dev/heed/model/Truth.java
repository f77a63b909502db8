package dev.heed.model;

import dev.heed.Action;
import dev.heed.JobType;
import dev.heed.mock.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What X thinks of IDs, and what of it X has said. Thread-safe. */
final class Truth {
    /** Some IDs are under another verdict from here on. */
    private static final Duration TURN = Duration.ofMinutes(25);

    /** From here on X does not change its mind. */
    static final Instant SETTLED = World.START.plus(TURN).plusSeconds(1);

    private final long seed;
    private final Set<Said> said = ConcurrentHashMap.newKeySet();

    Truth(long seed) {
        this.seed = seed;
    }

    private record Said(JobType type, long id, Action action) {}

    /** X decides; whatever it decides it says. */
    Optional<Verdict> say(JobType type, long id, Instant at) {
        Optional<Verdict> verdict = verdict(type, id, at);
        verdict.ifPresent(told -> said(type, id, action(told)));
        return verdict;
    }

    void said(JobType type, long id, Action action) {
        said.add(new Said(type, id, action));
    }

    boolean wasSaid(JobType type, long id, Action action) {
        return said.contains(new Said(type, id, action));
    }

    /** What X thinks at all times; empty for an ID that is under no verdict, or not always. */
    Optional<Action> lasting(JobType type, long id) {
        Optional<Action> first = verdict(type, id, World.START).map(Truth::action);
        return first.equals(inTheEnd(type, id)) ? first : Optional.empty();
    }

    /** What X thinks in the end. */
    Optional<Action> inTheEnd(JobType type, long id) {
        return verdict(type, id, SETTLED).map(Truth::action);
    }

    /** A geotag never costs a Post, whatever the action is called. Not by the engine's own table, which may be wrong. */
    private static Action action(Verdict verdict) {
        return verdict.reason().equals("scrub_geo") ? Action.SCRUB_GEO : Action.DELETE;
    }

    private Optional<Verdict> verdict(JobType type, long id, Instant at) {
        boolean turned = !at.isBefore(World.START.plus(TURN));
        long dice = Math.floorMod((id * 31 + seed) * 0x9E3779B97F4A7C15L >>> 17, 14L);
        if (type == JobType.USERS) {
            return dice < 4 ? Optional.of(Verdict.delete("deactivated")) : Optional.empty();
        }
        return Optional.ofNullable(
                switch ((int) dice) {
                    case 0, 1, 2 -> Verdict.deleted();
                    case 3 -> Verdict.delete("suspended");
                    case 4 -> Verdict.scrubGeo();
                    case 5 -> Verdict.deleteForGeo();
                    case 6 -> turned ? null : Verdict.delete("protected");
                    case 7 -> turned ? Verdict.delete("bounced") : null;
                    default -> null;
                });
    }
}
