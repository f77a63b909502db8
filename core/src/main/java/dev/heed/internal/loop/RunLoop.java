package dev.heed.internal.loop;

import dev.heed.EngineListener;
import dev.heed.internal.step.Pulse;
import dev.heed.spi.Waiter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/** Lets lanes work in turn on one thread until none has anything left to do. */
final class RunLoop {
    private final InstantSource clock;
    private final Waiter waiter;
    private final Pulse pulse;
    private final EngineListener listener;

    RunLoop(InstantSource clock, Waiter waiter, Pulse pulse, EngineListener listener) {
        this.clock = clock;
        this.waiter = waiter;
        this.pulse = pulse;
        this.listener = listener;
    }

    void run(List<Lane> lanes) {
        while (true) {
            pulse.beat();
            boolean worked = false;
            for (Lane lane : lanes) {
                worked |= lane.work(clock.instant());
            }
            if (!worked) {
                Instant due = lanes.stream()
                        .map(Lane::due)
                        .min(Comparator.naturalOrder())
                        .orElse(Instant.MAX);
                if (due.equals(Instant.MAX)) {
                    return;
                }
                listener.idle(due);
                rest(due);
            }
        }
    }

    private void rest(Instant due) {
        Instant beat = clock.instant().plus(LeaseKeeper.RENEW_EVERY);
        waiter.until(due.isBefore(beat) ? due : beat);
    }
}
