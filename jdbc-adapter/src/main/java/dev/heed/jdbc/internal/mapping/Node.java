package dev.heed.jdbc.internal.mapping;

import java.util.List;
import java.util.Map;

/** A value in a mapping that knows where it stands. */
sealed interface Node {
    Spot at();

    /** What it is, for a person who expected something else. */
    String kind();

    /** A word or number. */
    record Text(Spot at, String value) implements Node {
        @Override
        public String kind() {
            return "\"" + value + "\"";
        }
    }

    /** Nothing at all, or {@code null}. */
    record Nothing(Spot at) implements Node {
        @Override
        public String kind() {
            return "nothing";
        }
    }

    /** A list. */
    record Items(Spot at, List<Node> items) implements Node {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Keys with their values. */
    record Keys(Spot at, Map<String, Entry> entries) implements Node {
        @Override
        public String kind() {
            return "keys";
        }
    }

    /** The value of a key, and where the key itself stands. */
    record Entry(Spot key, Node value) {}
}
