package dev.heed.model;

import dev.heed.JobType;
import dev.heed.memory.MemoryBudget;
import dev.heed.memory.MemoryJobStore;
import dev.heed.memory.MemoryLease;
import dev.heed.memory.MemoryTarget;
import dev.heed.memory.VirtualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the engines of one sequence share: two databases, a home, the time, what X thinks; and the story of it all. */
final class World {
    /** So far apart are the IDs that are there at first. */
    static final int SPREAD = 10;

    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private static final int USERS = 5;

    final VirtualTime time = new VirtualTime(START);
    final MemoryJobStore store = new MemoryJobStore();
    final MemoryLease lease = new MemoryLease(time);
    final MemoryBudget budget = new MemoryBudget();
    final Map<String, MemoryTarget> targets = new TreeMap<>();
    final Truth truth;
    final Watch watch;
    private final Path spool;
    private final List<String> story = new ArrayList<>();
    private int steps;

    World(Sequence sequence, SharedX x, Path spool) {
        this.spool = spool;
        this.truth = new Truth(sequence.seed());
        this.watch = new Watch(this, x);
        targets.put("main", new MemoryTarget());
        targets.put("archive", new MemoryTarget());
        for (int i = 1; i <= sequence.shape().posts(); i++) {
            insert("main", JobType.TWEETS, (long) i * SPREAD);
            if (i % 4 == 0) {
                insert("archive", JobType.TWEETS, (long) i * SPREAD);
            }
        }
        for (int i = 1; i <= USERS; i++) {
            insert(i % 3 == 0 ? "archive" : "main", JobType.USERS, (long) i * SPREAD);
        }
    }

    int steps() {
        return steps;
    }

    void step() {
        steps++;
    }

    void tell(String what) {
        Duration passed = Duration.between(START, time.instant());
        story.add("%5d %s %s".formatted(steps, passed.toString().substring(2), what));
    }

    List<String> story() {
        return List.copyOf(story);
    }

    MemoryTarget target(String name) {
        MemoryTarget target = targets.get(name);
        if (target == null) {
            throw new IllegalArgumentException(name);
        }
        return target;
    }

    void insert(String target, JobType type, long id) {
        target(target).add(type, id);
        watch.rows().inserted(target, type, id, steps);
    }

    void delete(String target, JobType type, long id) {
        target(target).remove(type, id);
        watch.rows().deleted(target, type, id);
    }

    void restore(String target) {
        watch.rows().gone(target).forEach(row -> insert(target, row.type(), row.id()));
    }

    Path spoolOf(String owner) {
        return spool.resolve(owner);
    }

    void loseSpool(String owner, String names) {
        if (!Files.exists(spoolOf(owner))) {
            return;
        }
        Pattern lost = Pattern.compile(names);
        try (Stream<Path> files = Files.walk(spoolOf(owner))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (lost.matcher(file.getFileName().toString()).matches()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
