package dev.heed.model;

import dev.heed.mock.Call;
import dev.heed.mock.Exchange;
import dev.heed.mock.MockXServer;
import dev.heed.mock.Rule;
import dev.heed.mock.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what X was asked and looks whether the engines keep to X's rules. */
final class Traffic {
    private static final Duration WINDOW = Duration.ofMinutes(15);

    /** Clocks jump, and restarted engines ask at once: a URL may end on the way, a job be polled early. */
    private static final Set<Rule> NEVER = EnumSet.complementOf(
            EnumSet.of(Rule.URL_EXPIRED, Rule.POLLED_TOO_OFTEN, Rule.SECOND_JOB_OF_A_TYPE, Rule.WRONG_STORAGE_HEADERS));

    private final World world;
    private final MockXServer x;
    private final Map<String, Instant> closedUntil = new HashMap<>();
    private long last;

    Traffic(World world, MockXServer x) {
        this.world = world;
        this.x = x;
    }

    /** Reads on; all that is new came from this engine. */
    void look(Worker worker) {
        for (Exchange exchange : x.journal().after(last).exchanges()) {
            last = exchange.number();
            world.tell(worker + " " + exchange.call() + " -> " + exchange.status() + " "
                    + exchange.outcome().remark());
            requirePatience(worker, exchange);
        }
    }

    /** A 429 that does not tell until when is waited out for a whole window. */
    private void requirePatience(Worker worker, Exchange exchange) {
        String endpoint = worker + " " + exchange.call();
        Instant closed = closedUntil.getOrDefault(endpoint, Instant.MIN);
        if (exchange.at().isBefore(closed)) {
            world.watch.violated(endpoint + " before the window opens again at " + closed);
        }
        boolean api = exchange.call() == Call.CREATE || exchange.call() == Call.GET || exchange.call() == Call.LIST;
        // One that breaks off is no answer; who reads it cannot tell what it was.
        boolean whole = !exchange.outcome().remark().matches(".*(reset|cut|lost).*");
        if (api && whole && exchange.status() == 429) {
            closedUntil.put(endpoint, exchange.at().plus(WINDOW));
        }
    }

    void requireManners(Sequence.Shape shape) {
        List<Violation> violations = x.contractViolations();
        violations.stream()
                .filter(violation -> NEVER.contains(violation.rule()))
                .findFirst()
                .ifPresent(violation -> world.watch.violated("X forbids: " + violation));
        // Whoever is told that a job is gone, or goes on after its lease was taken over, may ask for a second one in
        // good faith. Deaths alone never lead to one.
        if (shape.onlyDeaths()) {
            violations.stream()
                    .filter(violation -> violation.rule() == Rule.SECOND_JOB_OF_A_TYPE)
                    .findFirst()
                    .ifPresent(violation -> world.watch.violated("an orphan was in the way: " + violation));
        }
    }
}
