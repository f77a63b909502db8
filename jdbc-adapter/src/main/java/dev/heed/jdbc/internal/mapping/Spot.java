package dev.heed.jdbc.internal.mapping;

/**
 * Where something stands in a mapping.
 *
 * @param line from 1; 0 if the mapping was built in Java
 * @param column from 1; 0 if the mapping was built in Java
 * @param path such as {@code tables[0].match[1].column}; empty for the whole
 */
record Spot(int line, int column, String path) {
    /** The path of a key inside. */
    String inside(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
