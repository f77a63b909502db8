package dev.heed.jdbc.internal.survey;

import dev.heed.JobType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What names of tables and columns say. They are taken apart into words: {@code quotedStatusIDs} is quoted, status, id. */
final class ColumnWords {
    private static final Set<String> ID = Set.of("id", "str");
    private static final Set<String> POST =
            Set.of("post", "tweet", "status", "retweet", "retweeted", "quote", "quoted", "reply", "conversation");
    private static final Set<String> USER = Set.of(
            "user",
            "author",
            "account",
            "owner",
            "member",
            "follower",
            "followed",
            "friend",
            "mention",
            "mentioned",
            "profile",
            "sender",
            "recipient");

    /** What also has IDs at X, about which its compliance endpoints know nothing. */
    private static final Set<String> OTHER =
            Set.of("media", "list", "place", "tag", "hashtag", "url", "link", "card", "poll", "source", "app", "woe");

    /** What a column says about something, rather than which one it is. */
    private static final Set<String> ATTRIBUTE = Set.of(
            "name",
            "handle",
            "username",
            "count",
            "text",
            "lang",
            "language",
            "description",
            "image",
            "location",
            "created",
            "updated",
            "at",
            "date",
            "time",
            "timestamp",
            "verified",
            "type",
            "title",
            "is",
            "geo");

    /** The words that tell of another Post or user than the row's own; in the order in which they count. */
    private static final List<String> OTHERS =
            List.of("quoted", "quote", "reply", "mentioned", "mention", "to", "recipient", "conversation");

    private static final Set<String> GEO = Set.of("lat", "latitude", "lon", "lng", "longitude", "coordinate", "geo");
    private static final Set<String> PLACE = Set.of("place", "location", "bbox");
    private static final Set<String> FILLERS = Set.of("archive", "data", "table", "raw", "old", "new", "all", "x");

    private ColumnWords() {}

    /** What IDs a column holds by its name. */
    static Optional<JobType> kind(String table, String column) {
        List<String> words = words(column);
        if (ID.containsAll(words)) {
            return words.contains("id") ? kind(table) : Optional.empty();
        }
        return hasOneOf(words, ATTRIBUTE) ? Optional.empty() : kind(words);
    }

    /** What a table holds one of in each row. */
    static Optional<JobType> kind(String table) {
        return noun(table).flatMap(noun -> kind(List.of(noun)));
    }

    private static Optional<JobType> kind(List<String> words) {
        if (hasOneOf(words, USER)) {
            return Optional.of(JobType.USERS);
        }
        return hasOneOf(words, POST) && !hasOneOf(words, OTHER) ? Optional.of(JobType.TWEETS) : Optional.empty();
    }

    /** Whether the IDs are those of something else, such as media or places. */
    static boolean isOther(String table, String column) {
        List<String> words = words(column);
        return ID.containsAll(words)
                ? noun(table).filter(OTHER::contains).isPresent()
                : hasOneOf(words, OTHER) && !hasOneOf(words, USER);
    }

    /** The word by which a column tells of another Post or user, such as quoted. */
    static Optional<String> other(String column) {
        return OTHERS.stream().filter(words(column)::contains).findFirst();
    }

    /** How sure it is that a column holds geo data, from 0 to 100. */
    static int geo(String column) {
        List<String> words = words(column);
        return hasOneOf(words, GEO) ? 90 : hasOneOf(words, PLACE) ? 60 : 0;
    }

    static List<String> words(String name) {
        return Arrays.stream(name.split("(?<=[a-z0-9])(?=[A-Z])|[^\\p{L}\\p{N}]+|(?<=\\p{L})(?=\\p{N})"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(Predicate.not(String::isEmpty))
                .filter(word -> !Character.isDigit(word.charAt(0)))
                .map(ColumnWords::singular)
                .toList();
    }

    private static Optional<String> noun(String table) {
        List<String> words = new ArrayList<>(words(table));
        words.removeAll(FILLERS);
        return words.isEmpty() ? Optional.empty() : Optional.of(words.get(words.size() - 1));
    }

    private static String singular(String word) {
        if (word.endsWith("ses")) {
            return word.substring(0, word.length() - 2);
        }
        boolean plural = word.length() > 2 && word.endsWith("s") && !word.endsWith("us") && !word.endsWith("ss");
        return word.endsWith("ies")
                ? word.substring(0, word.length() - 3) + "y"
                : plural ? word.substring(0, word.length() - 1) : word;
    }

    private static boolean hasOneOf(List<String> words, Set<String> some) {
        return words.stream().anyMatch(some::contains);
    }
}
