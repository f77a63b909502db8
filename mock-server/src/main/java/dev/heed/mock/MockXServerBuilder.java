package dev.heed.mock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Collects how a server shall be. Not thread-safe. */
public final class MockXServerBuilder {
    private static final App USUAL = App.of("app-1", "mock-token");

    private final List<App> apps = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Set<Variant> variants = EnumSet.noneOf(Variant.class);
    private InstantSource clock = MockClock.standing(Instant.parse("2026-01-01T00:00:00Z"));
    private Duration processing = Duration.ofSeconds(30);
    private Verdicts verdicts = Verdicts.none();
    private int port;

    MockXServerBuilder() {}

    /** The only app has this bearer token; without it, {@code mock-token}. */
    public MockXServerBuilder token(String bearer) {
        return app(App.of(USUAL.name(), bearer));
    }

    /** One more app with jobs and budgets of its own. */
    public MockXServerBuilder app(App app) {
        apps.add(app);
        return this;
    }

    /** What time it is; default a {@link MockClock} that stands at the start of 2026. It drives everything. */
    public MockXServerBuilder clock(InstantSource source) {
        this.clock = source;
        return this;
    }

    /**
     * How long a job takes from its upload on; default 30 s.
     *
     * @throws IllegalArgumentException if the time is negative
     */
    public MockXServerBuilder processing(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("Work cannot be done before it begins: " + time);
        }
        this.processing = time;
        return this;
    }

    /** What X says about IDs; default: nothing. */
    public MockXServerBuilder verdicts(Verdicts script) {
        this.verdicts = script;
        return this;
    }

    /** Plans faults. */
    public MockXServerBuilder faults(Fault... planned) {
        faults.addAll(List.of(planned));
        return this;
    }

    /** Behaves otherwise in some things. */
    public MockXServerBuilder variants(Variant... switched) {
        Collections.addAll(variants, switched);
        return this;
    }

    /** The port of the loopback interface; default any that is free. */
    public MockXServerBuilder port(int number) {
        this.port = number;
        return this;
    }

    /**
     * Starts the server.
     *
     * @throws UncheckedIOException if the port is taken, or there is no temporary folder
     */
    public MockXServer start() {
        try {
            return new MockXServer(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    List<App> apps() {
        return apps.isEmpty() ? List.of(USUAL) : List.copyOf(apps);
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    Set<Variant> variants() {
        return Set.copyOf(variants);
    }

    InstantSource clock() {
        return clock;
    }

    Duration processing() {
        return processing;
    }

    Verdicts verdicts() {
        return verdicts;
    }

    int port() {
        return port;
    }
}
