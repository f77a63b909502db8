package dev.heed.cli.config;

import java.util.function.Function;

/** Numbers as people write them, such as {@code 5_000}. Each method throws an IllegalArgumentException if it is none. */
final class Numbers {
    private Numbers() {}

    static int toInt(String text) {
        return parse(text, Integer::valueOf, "whole number");
    }

    static long toLong(String text) {
        return parse(text, Long::valueOf, "whole number");
    }

    static double toDouble(String text) {
        return parse(text, Double::valueOf, "number");
    }

    private static <T> T parse(String text, Function<String, T> reader, String what) {
        try {
            return reader.apply(text.replace("_", ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no " + what, e);
        }
    }
}
