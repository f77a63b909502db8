package dev.heed.jdbc.internal.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes nodes of a mapping that was written in Java. */
final class PlainTree {
    private PlainTree() {}

    /** @param value maps with texts as keys, lists, null, and anything else as text */
    static Node of(@Nullable Object value, String path) {
        Spot at = new Spot(0, 0, path);
        if (value == null) {
            return new Node.Nothing(at);
        }
        if (value instanceof Map<?, ?> map) {
            return keys(map, at);
        }
        return value instanceof List<?> list ? items(list, at) : new Node.Text(at, value.toString());
    }

    private static Node keys(Map<?, ?> map, Spot at) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            String path = at.inside(String.valueOf(key));
            entries.put(String.valueOf(key), new Node.Entry(new Spot(0, 0, path), of(value, path)));
        });
        return new Node.Keys(at, entries);
    }

    private static Node items(List<?> list, Spot at) {
        List<Node> items = new ArrayList<>();
        for (Object value : list) {
            items.add(of(value, at.path() + "[" + items.size() + "]"));
        }
        return new Node.Items(at, items);
    }
}
