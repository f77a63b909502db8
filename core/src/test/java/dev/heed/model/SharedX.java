package dev.heed.model;

import dev.heed.JobType;
import dev.heed.mock.MockXServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** One X for one sequence after another: each finds it fresh, in its own time and with its own verdicts. */
final class SharedX implements AutoCloseable {
    private static final Duration PROCESSING = Duration.ofSeconds(6);

    private final AtomicReference<World> world = new AtomicReference<>();
    private final MockXServer server = MockXServer.builder()
            .clock(this::now)
            .processing(PROCESSING)
            .verdicts((type, id, at) -> world.get().truth.say(JobType.valueOf(type.name()), id, at))
            .start();

    private Instant now() {
        World current = world.get();
        return current == null ? World.START : current.time.instant();
    }

    World fresh(Sequence sequence, Path spool) {
        World next = new World(sequence, this, spool);
        world.set(next);
        server.reset();
        return next;
    }

    MockXServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
    }
}
