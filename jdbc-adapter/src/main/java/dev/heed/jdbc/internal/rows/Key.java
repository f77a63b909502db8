package dev.heed.jdbc.internal.rows;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** What a row holds in some columns, compared as databases compare it: 7 and 7.0 are the same, so are equal bytes. */
final class Key {
    private final List<@Nullable Object> values;
    private final List<@Nullable Object> compared;

    Key(List<? extends @Nullable Object> values) {
        this.values = Collections.unmodifiableList(new ArrayList<>(values));
        List<@Nullable Object> comparable = new ArrayList<>();
        values.forEach(value -> comparable.add(comparable(value)));
        this.compared = comparable;
    }

    /** Some of the values of a row, from a place on. */
    static Key of(Record row, int from, int count) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            values.add(row.get(i));
        }
        return new Key(values);
    }

    private static @Nullable Object comparable(@Nullable Object value) {
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros();
        }
        return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value;
    }

    /** The values at some places. */
    Key at(List<Integer> places) {
        List<@Nullable Object> some = new ArrayList<>();
        places.forEach(place -> some.add(values.get(place)));
        return new Key(some);
    }

    /** The values of a key that lacks none. */
    List<Object> values() {
        List<Object> all = new ArrayList<>();
        values.forEach(value -> all.add(Objects.requireNonNull(value)));
        return all;
    }

    @Nullable
    Object value(int place) {
        return values.get(place);
    }

    /** Whether a value is null, so that no row refers to it. */
    boolean hasGap() {
        return compared.stream().anyMatch(Objects::isNull);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Key key && compared.equals(key.compared);
    }

    @Override
    public int hashCode() {
        return compared.hashCode();
    }
}
