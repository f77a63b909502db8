package dev.heed.jdbc.internal.rows;

import dev.heed.Action;
import dev.heed.Notice;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The IDs of some notices, by what must happen. */
final class BatchIds {
    private static final long[] NONE = {};

    private final Map<Action, long[]> ids = new EnumMap<>(Action.class);

    private BatchIds() {}

    static BatchIds of(List<Notice> notices) {
        BatchIds batch = new BatchIds();
        for (Action action : Action.values()) {
            batch.ids.put(
                    action,
                    notices.stream()
                            .filter(notice -> notice.action() == action)
                            .mapToLong(Notice::id)
                            .toArray());
        }
        return batch;
    }

    long[] of(Action action) {
        return ids.getOrDefault(action, NONE);
    }
}
