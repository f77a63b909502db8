package dev.heed.jdbc.internal.throttle;

import dev.heed.jdbc.Throttle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Several reasons; the first one counts. */
public record AllThrottles(List<Throttle> throttles) implements Throttle {
    @Override
    public Optional<Pause> pause(Instant now) {
        return throttles.stream()
                .flatMap(throttle -> throttle.pause(now).stream())
                .findFirst();
    }

    @Override
    public void wrote(long rows, Instant now) {
        throttles.forEach(throttle -> throttle.wrote(rows, now));
    }
}
