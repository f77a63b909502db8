package dev.heed.jdbc.internal.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DistinctSampleTest {
    private final DistinctSample sample = new DistinctSample();

    @Test
    void keepsAFewValuesOnce() {
        for (int i = 0; i < 1_000; i++) {
            sample.add(7);
            sample.add(9);
        }

        assertThat(sample.size()).isEqualTo(2);
    }

    @Test
    void isBoundedAndEvenForManyRepeatedValues() {
        for (long i = 0; i < 1_000_000; i++) {
            sample.add(1_500_000_000_000_000_000L + i);
            sample.add(100);
        }

        assertThat(sample.size()).isBetween(4_000, 8_192);
        assertThat((double) sample.count(id -> id % 10 == 0) / sample.size()).isCloseTo(0.1, within(0.02));
    }
}
