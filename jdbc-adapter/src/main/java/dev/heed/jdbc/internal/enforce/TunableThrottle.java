package dev.heed.jdbc.internal.enforce;

import dev.heed.jdbc.Throttle;
import java.time.Instant;
import java.util.Optional;

/** The host's throttle, and a number of rows per second that may be changed at any time. */
final class TunableThrottle implements Throttle {
    private final Throttle host;
    private volatile Throttle rows = Throttle.NONE;

    TunableThrottle(Throttle host) {
        this.host = host;
    }

    void limit(long rowsPerSecond) {
        rows = rowsPerSecond > Integer.MAX_VALUE ? Throttle.NONE : Throttle.rowsPerSecond((int) rowsPerSecond);
    }

    @Override
    public Optional<Pause> pause(Instant now) {
        return host.pause(now).or(() -> rows.pause(now));
    }

    @Override
    public void wrote(long written, Instant now) {
        host.wrote(written, now);
        rows.wrote(written, now);
    }
}
