package dev.heed.jdbc.internal.rows;

import dev.heed.Notice;
import dev.heed.jdbc.internal.mapping.Cause;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The IDs of some notices, by what makes something happen. */
final class BatchIds {
    private final List<Notice> notices;
    private final Map<Cause, long[]> ids = new HashMap<>();

    private BatchIds(List<Notice> notices) {
        this.notices = notices;
    }

    static BatchIds of(List<Notice> notices) {
        return new BatchIds(notices);
    }

    long[] of(Cause cause) {
        return ids.computeIfAbsent(
                cause,
                key -> notices.stream()
                        .filter(key::covers)
                        .mapToLong(Notice::id)
                        .toArray());
    }
}
