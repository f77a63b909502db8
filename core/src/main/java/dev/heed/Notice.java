package dev.heed;

import org.jspecify.annotations.Nullable;

/**
 * What X said about one ID, understood.
 *
 * @param id a Post or user ID, positive
 * @param action what must happen
 * @param reason X's word for why, such as {@code suspended}; Heed's own word for {@link Action#RESTORE}
 * @param createdAt X's {@code created_at} as X wrote it; null if X did not send it
 * @param redactedAt X's {@code redacted_at} as X wrote it; null if X did not send it
 */
public record Notice(
        long id,
        Action action,
        String reason,
        @Nullable String createdAt,
        @Nullable String redactedAt) {
    /** That X said nothing about an ID. */
    public static Notice unnamed(long id) {
        return new Notice(id, Action.RESTORE, Reasons.UNNAMED, null, null);
    }
}
