package dev.heed.cli.config;

import dev.heed.HeedException;
import java.util.function.Supplier;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Where something stands in a configuration file.
 *
 * @param file the file's name
 * @param line from 1
 * @param path such as {@code targets[0].url}; empty for the whole
 */
record Place(String file, int line, String path) {
    static Place begin(String file) {
        return new Place(file, 1, "");
    }

    /** The same path at the line of a node. */
    Place of(Node node) {
        return new Place(file, node.getStartMark().getLine() + 1, path);
    }

    /** A key inside, at the same line until it is known better. */
    Place inside(String key) {
        return new Place(file, line, path.isEmpty() ? key : path + "." + key);
    }

    HeedException wrong(String what) {
        return new HeedException(file + ":" + line + ": " + (path.isEmpty() ? "" : path + ": ") + what + ".");
    }

    /** Runs what may object to the value here. */
    <T> T checking(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }
}
