package dev.heed.cli.config;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Where something stands in a configuration file.
 *
 * @param line from 1
 * @param column from 1
 * @param path such as {@code targets[0].url}; empty for the whole
 */
record Place(int line, int column, String path) {
    static final Place BEGINNING = new Place(1, 1, "");

    static Place of(Mark mark, String path) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1, path);
    }

    static Place of(Node node, String path) {
        return of(node.getStartMark(), path);
    }

    /** The path of a key inside. */
    String inside(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
