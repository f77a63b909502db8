package dev.heed.jdbc.internal.mapping;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds names in what a database has. */
public final class Names {
    private static final int SHOWN = 8;

    private Names() {}

    /** The same name; or, if there is none and only one differs in nothing but case, that one. */
    static Optional<String> find(String wanted, Collection<String> names) {
        if (names.contains(wanted)) {
            return Optional.of(wanted);
        }
        List<String> close =
                names.stream().filter(wanted::equalsIgnoreCase).distinct().toList();
        return close.size() == 1 ? Optional.of(close.get(0)) : Optional.empty();
    }

    /** The one name that was probably meant, as a question. */
    static Optional<String> suggestion(String wanted, Collection<String> names) {
        int least =
                names.stream().mapToInt(name -> distance(wanted, name)).min().orElse(Integer.MAX_VALUE);
        List<String> closest = names.stream()
                .filter(name -> distance(wanted, name) == least)
                .distinct()
                .toList();
        return closest.size() == 1 && least <= Math.max(1, wanted.length() / 3)
                ? Optional.of("did you mean \"" + closest.get(0) + "\"?")
                : Optional.empty();
    }

    /**
     * The name that was probably meant, or else some that are there.
     *
     * @param lead what goes before the latter
     */
    static String choices(String wanted, Collection<String> names, String lead) {
        return suggestion(wanted, names).orElseGet(() -> lead + " " + nearest(wanted, names));
    }

    /** Some of the names, the most similar first, for a message. */
    static String nearest(String wanted, Collection<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        List<String> sorted = names.stream()
                .distinct()
                .sorted(Comparator.<String>comparingInt(name -> distance(wanted, name))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        String shown = Findings.list(sorted.subList(0, Math.min(SHOWN, sorted.size())));
        return sorted.size() > SHOWN ? shown + " and " + (sorted.size() - SHOWN) + " more" : shown;
    }

    /** How many letters must be put in, taken out or exchanged. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (sameLetter(a.charAt(i - 1), b.charAt(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    private static boolean sameLetter(char a, char b) {
        return Character.toLowerCase(a) == Character.toLowerCase(b);
    }
}
