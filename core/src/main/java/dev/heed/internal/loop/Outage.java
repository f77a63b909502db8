package dev.heed.internal.loop;

import dev.heed.HeedException;
import dev.heed.client.XException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long X could not be used, whichever job asked. A run sleeps through an outage and says so; only one that lasts too
 * long ends it. For one thread.
 */
final class Outage {
    private static final Duration PATIENCE = Duration.ofHours(6);

    private @Nullable Instant since;

    /** X gave an answer that could be used. */
    void isOver() {
        since = null;
    }

    /**
     * X could not be used now.
     *
     * @throws HeedException if that has lasted too long
     */
    void goesOn(Instant now, XException failure) {
        Instant began = Optional.ofNullable(since).orElse(now);
        since = began;
        if (Duration.between(began, now).compareTo(PATIENCE) >= 0) {
            throw new HeedException(
                    "X could not be used since " + began + ", for " + PATIENCE.toHours() + " hours: "
                            + failure.getMessage()
                            + " The run stops here. Run again when X can be used: it goes on from there.",
                    failure);
        }
    }
}
