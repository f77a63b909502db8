package dev.heed.internal.spool;

import dev.heed.Action;
import dev.heed.Notice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets through what X named in an earlier answer, too, where a reason wants that. */
final class Confirmed implements Sieve {
    private final Set<String> reasons;
    private final Lines earlier;
    private long current;

    Confirmed(Set<String> reasons, Path earlierSorted) throws IOException {
        this.reasons = reasons;
        this.earlier = new Lines(earlierSorted);
    }

    @Override
    public Optional<String> objection(Notice notice) throws IOException {
        while (current < notice.id()) {
            current = nextNamed();
        }
        return current == notice.id() || !reasons.contains(notice.reason())
                ? Optional.empty()
                : Optional.of("X did not name it when it was asked before");
    }

    private long nextNamed() throws IOException {
        for (@Nullable String line = earlier.next(); line != null; line = earlier.next()) {
            Notice notice = NoticeText.read(line);
            if (notice.action() != Action.RESTORE) {
                return notice.id();
            }
        }
        return Long.MAX_VALUE;
    }

    @Override
    public void close() throws IOException {
        earlier.close();
    }
}
