package dev.heed.contract;

import static dev.heed.contract.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.spi.Budget;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link Budget} must do. Each test begins with unused ones. */
public abstract class BudgetContract {
    private static final Budget.Window WINDOW = new Budget.Window(3, Duration.ofMinutes(15));

    /** The budgets; all that are made in one test share what is counted. */
    protected abstract Budget budget();

    @Test
    void letsSoManyRequestsThroughAndTellsWhenTheNextMayCome() {
        Budget budget = budget();
        use(budget, 3, NOON);

        assertThat(budget.take("app/get", WINDOW, NOON.plusSeconds(1))).contains(NOON.plus(WINDOW.length()));
    }

    @Test
    void opensAWindowWithItsFirstRequest() {
        Budget budget = budget();
        use(budget, 1, NOON);
        Instant later = NOON.plus(WINDOW.length());
        use(budget, 3, later);

        assertThat(budget.take("app/get", WINDOW, later.plusSeconds(1))).contains(later.plus(WINDOW.length()));
    }

    @Test
    void countsEachNameAlone() {
        Budget budget = budget();
        use(budget, 3, NOON);

        assertThat(budget.take("app/list", WINDOW, NOON)).isEmpty();
    }

    @Test
    void isSharedByAllWhoUseIt() {
        use(budget(), 2, NOON);
        use(budget(), 1, NOON);

        assertThat(budget().take("app/get", WINDOW, NOON)).isPresent();
    }

    @Test
    void isClosedForAsLongAsXSays() {
        Budget budget = budget();
        use(budget, 1, NOON);
        budget.close("app/get", NOON.plusSeconds(40));

        assertThat(budget.take("app/get", WINDOW, NOON.plusSeconds(39))).contains(NOON.plusSeconds(40));
        use(budget, 3, NOON.plusSeconds(40));
    }

    @Test
    void canBeClosedBeforeItWasEverUsed() {
        budget().close("app/new", NOON.plusSeconds(40));

        assertThat(budget().take("app/new", WINDOW, NOON)).contains(NOON.plusSeconds(40));
    }

    private static void use(Budget budget, int requests, Instant at) {
        for (int i = 0; i < requests; i++) {
            assertThat(budget.take("app/get", WINDOW, at)).isEmpty();
        }
    }
}
