package dev.heed.internal.step;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentTest {
    @ParameterizedTest
    @CsvSource({"0.5, 50 %", "0.001, 0.1 %", "0.0725, 7.25 %", "1.0, 100 %", "0.0, 0 %"})
    void writesAShareAsItWasSet(double share, String words) {
        assertThat(Percent.of(share)).isEqualTo(words);
    }
}
