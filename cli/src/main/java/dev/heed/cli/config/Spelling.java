package dev.heed.cli.config;

import java.util.List;
import java.util.Optional;

/** Finds the key that was probably meant. */
final class Spelling {
    private static final int MOST_LETTERS = 2;

    private Spelling() {}

    /** The one of some names that is nearly what was written. */
    static Optional<String> meant(String written, List<String> names) {
        List<String> close =
                names.stream().filter(name -> isClose(written, name)).toList();
        return close.size() == 1 ? Optional.of(close.get(0)) : Optional.empty();
    }

    /** Whether they are the same but for a few letters in one place. */
    private static boolean isClose(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        int begin = 0;
        while (begin < shorter && a.charAt(begin) == b.charAt(begin)) {
            begin++;
        }
        int end = 0;
        while (end < shorter - begin && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
            end++;
        }
        return begin + end > 0 && Math.max(a.length(), b.length()) - begin - end <= MOST_LETTERS;
    }
}
