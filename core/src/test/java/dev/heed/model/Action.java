package dev.heed.model;

import dev.heed.JobType;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Something that may happen between two steps of an engine. */
sealed interface Action {
    /** The other engine goes on; it is started if it does not run. */
    record TheOtherGoesOn() implements Action {}

    /** The engine that is on stands still, as in a paused container, until its lease is over; the other goes on. */
    record StandsStill() implements Action {}

    /** The engine that is on dies before its call has an effect. */
    record DiesBefore() implements Action {}

    /** The engine that is on dies after its call had its effect. */
    record DiesAfter() implements Action {}

    /** The clock jumps, for both engines and X. */
    record ClockJumps(Duration by) implements Action {}

    /** Something will go wrong at X. */
    record Strikes(Mischief mischief) implements Action {}

    /** The host adds a row with geo data. */
    record HostInserts(String target, JobType type, long id) implements Action {}

    /** The host deletes a row. */
    record HostDeletes(String target, JobType type, long id) implements Action {}

    /** The host restores a backup: rows that were deleted are there again. */
    record HostRestores(String target) implements Action {}

    /** X forgets all jobs. */
    record XForgets() implements Action {}

    /** Files in the spool of an engine are lost: those whose names fit. */
    record SpoolIsLost(String owner, String names) implements Action {}

    /** A person decides about the jobs that await approval. */
    record PersonDecides(boolean approves) implements Action {}

    /** Seconds, and beyond the lease's two minutes, an upload URL's quarter of an hour, results' hour, their week. */
    List<Duration> JUMPS = List.of(
            Duration.ofSeconds(7),
            Duration.ofSeconds(40),
            Duration.ofMinutes(3),
            Duration.ofMinutes(3),
            Duration.ofMinutes(16),
            Duration.ofMinutes(61),
            Duration.ofDays(8));

    List<String> LOSSES = List.of(".*", ".*", "ids\\.txt", "results-.*", ".*\\.sorted", ".*\\.part");

    static Action draw(Random random, Sequence.Shape shape) {
        int dice = random.nextInt(100);
        if (shape.onlyDeaths()) {
            return dice < 60 ? new DiesBefore() : dice < 80 ? new DiesAfter() : byHost(random, shape);
        }
        if (dice < 14) {
            return new TheOtherGoesOn();
        } else if (dice < 22) {
            return new StandsStill();
        } else if (dice < 34) {
            return random.nextBoolean() ? new DiesBefore() : new DiesAfter();
        } else if (dice < 44) {
            return new ClockJumps(JUMPS.get(random.nextInt(JUMPS.size())));
        } else if (dice < 70) {
            return new Strikes(Mischief.draw(random, shape));
        } else if (dice < 86) {
            return byHost(random, shape);
        } else if (dice < 89) {
            return new XForgets();
        } else if (dice < 95) {
            return new SpoolIsLost(random.nextBoolean() ? "a" : "b", LOSSES.get(random.nextInt(LOSSES.size())));
        }
        return new PersonDecides(random.nextInt(4) > 0);
    }

    private static Action byHost(Random random, Sequence.Shape shape) {
        String target = random.nextInt(3) == 0 ? "archive" : "main";
        JobType type = random.nextInt(5) == 0 ? JobType.USERS : JobType.TWEETS;
        long id = 1 + random.nextInt(World.SPREAD * (shape.posts() + 4));
        long known = id - id % World.SPREAD + World.SPREAD;
        return switch (random.nextInt(3)) {
            case 0 -> new HostDeletes(target, type, known);
            case 1 -> new HostRestores(target);
            default -> new HostInserts(target, type, id);
        };
    }
}
