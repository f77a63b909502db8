package dev.heed.internal.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollingTest {
    @ParameterizedTest
    @CsvSource({"PT0S,PT5S", "PT50S,PT5S", "PT2M,PT12S", "PT10M,PT1M", "PT30M,PT2M", "PT10H,PT2M"})
    void pausesGrowWithTheAgeOfTheJob(Duration age, Duration pause) {
        assertThat(Polling.pause(age, Duration.ZERO)).isEqualTo(pause);
    }

    @ParameterizedTest
    @CsvSource({"PT0S,PT10M", "PT50M,PT5M", "PT59M,PT2M", "PT2H,PT2M"})
    void afterALongJobTheNextOneIsAskedForLater(Duration age, Duration pause) {
        assertThat(Polling.pause(age, Duration.ofHours(1))).isEqualTo(pause);
    }

    @Test
    void aQuickJobMakesNobodyHurry() {
        assertThat(Polling.pause(Duration.ofMinutes(10), Duration.ofSeconds(8))).isEqualTo(Duration.ofMinutes(1));
    }
}
