package dev.heed.jdbc.internal.json;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A place in a document, and those of its places below that JSON Pointers (RFC 6901) lead to. */
final class Pointers {
    private final Map<String, Pointers> below = new TreeMap<>();
    private boolean end;

    static Pointers of(List<String> pointers) {
        Pointers root = new Pointers();
        pointers.forEach(root::add);
        return root;
    }

    private void add(String pointer) {
        if (!pointer.startsWith("/")) {
            throw new IllegalArgumentException("A pointer to a member begins with a slash: " + pointer);
        }
        Pointers place = this;
        for (String part : pointer.substring(1).split("/", -1)) {
            String name = part.replace("~1", "/").replace("~0", "~");
            place = place.below.computeIfAbsent(name, key -> new Pointers());
        }
        place.end = true;
    }

    /** Whether a pointer leads right here. */
    boolean isEnd() {
        return end;
    }

    /** The place below of this name; null if no pointer leads there. */
    @Nullable
    Pointers find(String name) {
        return below.get(name);
    }
}
