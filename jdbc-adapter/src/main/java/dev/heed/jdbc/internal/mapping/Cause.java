package dev.heed.jdbc.internal.mapping;

import dev.heed.Action;
import dev.heed.Notice;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which notices make something happen: those of an action, for some reasons.
 *
 * @param reasons X's reasons; empty for every one
 * @param except reasons that do not count
 */
public record Cause(Action action, Set<String> reasons, Set<String> except) {
    /** An action, for whatever reason. */
    public static Cause of(Action action) {
        return new Cause(action, Set.of(), Set.of());
    }

    static Cause of(Action action, String reason) {
        return new Cause(action, Set.of(reason), Set.of());
    }

    /** What it covers, one by one, by X's reason. */
    public Map<String, Cause> each() {
        return action.reasons().stream()
                .filter(this::covers)
                .collect(Collectors.toMap(reason -> reason, reason -> of(action, reason), (a, b) -> a, TreeMap::new));
    }

    /** Whether it covers a notice. */
    public boolean covers(Notice notice) {
        return notice.action() == action && covers(notice.reason());
    }

    /** Whether it covers a reason of its action. */
    public boolean covers(String reason) {
        return (reasons.isEmpty() || reasons.contains(reason)) && !except.contains(reason);
    }
}
