package dev.heed.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.memory.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RequestBudgetTest {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-01T12:00:00Z"));
    private final RequestBudget budget = RequestBudget.local(time);

    @Test
    void aWindowBeginsWithItsFirstRequestAndNotByTheClock() {
        take(1);
        time.advance(WINDOW.multipliedBy(2).minusSeconds(1));

        // 150 requests now and 150 a second later would be 300 in one of X's windows.
        take(RequestBudget.LIMIT);
        time.advance(Duration.ofSeconds(2));

        assertThat(budget.take(Endpoint.GET)).isPresent();
    }

    @Test
    void eachEndpointCountsAlone() {
        take(RequestBudget.LIMIT);

        assertThat(budget.take(Endpoint.CREATE)).isEmpty();
        assertThat(budget.take(Endpoint.GET)).isPresent();
    }

    @Test
    void whatXSaysCountsMoreThanOurOwnCount() {
        take(1);
        Instant reset = time.instant().plusSeconds(40);
        budget.exhaust(Endpoint.GET, reset);

        assertThat(budget.take(Endpoint.GET)).contains(reset);
        time.until(reset);
        assertThat(budget.take(Endpoint.GET)).isEmpty();
    }

    private void take(int requests) {
        for (int i = 0; i < requests; i++) {
            assertThat(budget.take(Endpoint.GET)).isEmpty();
        }
    }
}
