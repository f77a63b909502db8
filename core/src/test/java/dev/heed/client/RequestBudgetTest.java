package dev.heed.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.memory.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RequestBudgetTest {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-01T12:00:00Z"));
    private final RequestBudget budget = new RequestBudget(time);

    @Test
    void aWindowBeginsWithItsFirstRequestAndNotByTheClock() {
        take(1);
        time.advance(WINDOW.multipliedBy(2).minusSeconds(1));

        // 150 requests now and 150 a second later would be 300 in one of X's windows.
        take(RequestBudget.LIMIT);
        time.advance(Duration.ofSeconds(2));

        assertThatThrownBy(() -> budget.take(Endpoint.GET)).isInstanceOf(XException.RateLimited.class);
    }

    @Test
    void eachEndpointCountsAlone() {
        take(RequestBudget.LIMIT);

        budget.take(Endpoint.CREATE);

        assertThat(budget.used(Endpoint.CREATE)).isEqualTo(1);
        assertThat(budget.used(Endpoint.GET)).isEqualTo(RequestBudget.LIMIT);
    }

    @Test
    void whatXSaysCountsMoreThanOurOwnCount() {
        take(1);
        Instant reset = time.instant().plusSeconds(40);
        budget.exhaust(Endpoint.GET, reset);

        assertThatThrownBy(() -> budget.take(Endpoint.GET))
                .isInstanceOfSatisfying(
                        XException.RateLimited.class,
                        limited -> assertThat(limited.resetAt()).isEqualTo(reset));
        time.until(reset);
        budget.take(Endpoint.GET);
    }

    private void take(int requests) {
        for (int i = 0; i < requests; i++) {
            budget.take(Endpoint.GET);
        }
    }
}
