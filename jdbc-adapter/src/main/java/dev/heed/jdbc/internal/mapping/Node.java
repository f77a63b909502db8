package dev.heed.jdbc.internal.mapping;

import java.util.List;
import java.util.Map;

/** A value in a YAML file that knows where it stands. */
sealed interface Node {
    /** The line, from 1. */
    int line();

    /** What it is, for a person who expected something else. */
    String kind();

    /** A word or number. */
    record Text(int line, String value) implements Node {
        @Override
        public String kind() {
            return "\"" + value + "\"";
        }
    }

    /** Nothing at all, or {@code null}. */
    record Nothing(int line) implements Node {
        @Override
        public String kind() {
            return "nothing";
        }
    }

    /** A list. */
    record Items(int line, List<Node> items) implements Node {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Keys with their values. */
    record Keys(int line, Map<String, Entry> entries) implements Node {
        @Override
        public String kind() {
            return "keys";
        }
    }

    /** The value of a key, and the line of the key itself. */
    record Entry(int line, Node value) {}
}
