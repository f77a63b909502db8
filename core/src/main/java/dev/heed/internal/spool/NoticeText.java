package dev.heed.internal.spool;

import dev.heed.Action;
import dev.heed.Notice;
import org.jspecify.annotations.Nullable;

/** A notice as a line of our own sorted files. Reasons and dates were checked and hold no tab. */
final class NoticeText {
    private NoticeText() {}

    static String write(Notice notice) {
        return notice.id() + "\t" + notice.action() + "\t" + notice.reason() + "\t" + orEmpty(notice.createdAt()) + "\t"
                + orEmpty(notice.redactedAt()) + "\n";
    }

    static Notice read(String line) {
        String[] parts = line.split("\t", -1);
        return new Notice(
                Long.parseLong(parts[0]), Action.valueOf(parts[1]), parts[2], orNull(parts[3]), orNull(parts[4]));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
