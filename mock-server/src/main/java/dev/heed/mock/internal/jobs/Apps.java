package dev.heed.mock.internal.jobs;

import dev.heed.mock.App;
import dev.heed.mock.Call;
import dev.heed.mock.internal.wire.Request;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The apps that X knows, each with a budget for each endpoint. Thread-safe. */
public final class Apps {
    /** The endpoints that have a budget. */
    public static final List<Call> ENDPOINTS = List.of(Call.CREATE, Call.GET, Call.LIST);

    private static final String BEARER = "Bearer ";

    private final InstantSource clock;
    private final Problems problems;
    private final Map<App, Map<Call, RateWindow>> windows = new LinkedHashMap<>();

    /** These apps, whose budgets are unused. */
    public Apps(List<App> apps, InstantSource clock, Problems problems) {
        this.clock = clock;
        this.problems = problems;
        apps.forEach(app -> windows.put(app, fresh()));
    }

    /**
     * Whose request it is.
     *
     * @throws Refusal if nobody's, or of an app that may not ask
     */
    public synchronized App identify(Request request) throws Refusal {
        String authorization = request.header("Authorization").orElse("");
        if (authorization.startsWith("OAuth ")) {
            throw new Refusal(problems.unsupportedAuthentication());
        }
        Optional<App> app = windows.keySet().stream()
                .filter(known -> authorization.equals(BEARER + known.token()))
                .findFirst();
        if (app.isEmpty()) {
            throw new Refusal(problems.unauthorized());
        }
        if (app.get().enrolment() == App.Enrolment.NOT_ENROLLED) {
            throw new Refusal(problems.clientForbidden(app.get().name()));
        }
        return app.get();
    }

    /** The budget of an app for an endpoint. */
    public synchronized RateWindow window(App app, Call endpoint) {
        RateWindow window = windows.getOrDefault(app, Map.of()).get(endpoint);
        if (window == null) {
            throw new IllegalArgumentException("Not an app and an endpoint with a budget: " + app + ", " + endpoint);
        }
        return window;
    }

    /** All apps. */
    public synchronized List<App> all() {
        return List.copyOf(windows.keySet());
    }

    /** Makes all budgets unused again. */
    public synchronized void reset() {
        windows.replaceAll((app, used) -> fresh());
    }

    private Map<Call, RateWindow> fresh() {
        Map<Call, RateWindow> unused = new EnumMap<>(Call.class);
        ENDPOINTS.forEach(endpoint -> unused.put(endpoint, new RateWindow(clock)));
        return unused;
    }
}
