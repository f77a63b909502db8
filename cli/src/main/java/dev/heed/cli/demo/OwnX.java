package dev.heed.cli.demo;

import dev.heed.EngineBuilder;
import dev.heed.memory.VirtualTime;
import dev.heed.mock.MockXServer;
import dev.heed.mock.Verdicts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** A mock X in this process. Its clock jumps over every wait, so that nobody sits through X's minutes. */
final class OwnX implements DemoX {
    private static final String TOKEN = "demo-token";
    private static final Duration PROCESSING = Duration.ofSeconds(40);

    private final VirtualTime time = new VirtualTime(Instant.now());
    private final MockXServer server;

    OwnX() {
        this.server = MockXServer.builder()
                .token(TOKEN)
                .clock(time)
                .processing(PROCESSING)
                .verdicts(World.SCRIPT)
                .start();
    }

    @Override
    public String kind() {
        return "a mock X in this process, whose waiting times are skipped";
    }

    @Override
    public Verdicts script() {
        return World.SCRIPT;
    }

    @Override
    public InstantSource clock() {
        return time;
    }

    @Override
    public EngineBuilder connect(EngineBuilder engine) {
        return engine.token(() -> TOKEN).api(server.apiBase()).clock(time).waiter(time);
    }

    @Override
    public List<String> violations() {
        return server.contractViolations().stream().map(Object::toString).toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
