package dev.heed.jdbc.internal.extract;

import java.util.ArrayList;
import java.util.List;

/** How many values are of a kind, with a few samples. */
final class Counted {
    private static final int SAMPLES = 5;
    private static final int SAMPLE_LENGTH = 40;

    private final List<String> samples = new ArrayList<>();
    private long count;

    void add(String value) {
        count++;
        sample(value.substring(0, Math.min(SAMPLE_LENGTH, value.length())));
    }

    void addUnseen() {
        count++;
    }

    void addAll(Counted others) {
        count += others.count;
        others.samples.forEach(this::sample);
    }

    private void sample(String value) {
        if (samples.size() < SAMPLES) {
            samples.add(value);
        }
    }

    long count() {
        return count;
    }

    List<String> samples() {
        return samples;
    }
}
