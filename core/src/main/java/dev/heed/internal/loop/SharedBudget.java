package dev.heed.internal.loop;

import dev.heed.client.Endpoint;
import dev.heed.client.RequestBudget;
import dev.heed.spi.Budget;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** X's budget for an app, as the home counts it for all engines. Thread-safe. */
public final class SharedBudget implements RequestBudget {
    private static final Budget.Window LIMITS = new Budget.Window(LIMIT, WINDOW);

    private final Budget budget;
    private final String app;
    private final InstantSource clock;

    /** The budget of this app. */
    public SharedBudget(Budget budget, String app, InstantSource clock) {
        this.budget = budget;
        this.app = app;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> take(Endpoint endpoint) {
        return budget.take(name(endpoint), LIMITS, clock.instant());
    }

    @Override
    public void exhaust(Endpoint endpoint, Instant until) {
        budget.close(name(endpoint), until);
    }

    private String name(Endpoint endpoint) {
        return app + "/" + endpoint.name().toLowerCase(Locale.ROOT);
    }
}
