package dev.heed.jdbc;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys of a mapping with their values, as its file would have them. */
record Words(Map<String, @Nullable Object> tree) {
    static final Words NONE = new Words(Map.of());

    Words with(String key, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(tree);
        more.put(key, value);
        return new Words(Collections.unmodifiableMap(more));
    }
}
