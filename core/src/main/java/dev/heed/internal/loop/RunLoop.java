package dev.heed.internal.loop;

import dev.heed.EngineListener;
import dev.heed.Job;
import dev.heed.internal.step.Pulse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lets lanes work in turn on one thread until none has anything left to do. */
final class RunLoop {
    private final InstantSource clock;
    private final Conduct conduct;
    private final Pulse pulse;
    private final EngineListener listener;

    RunLoop(InstantSource clock, Conduct conduct, Pulse pulse, EngineListener listener) {
        this.clock = clock;
        this.conduct = conduct;
        this.pulse = pulse;
        this.listener = listener;
    }

    void run(List<Lane> lanes) {
        while (true) {
            pulse.beat();
            if (conduct.controls().isPaused()) {
                conduct.board().rests();
                rest(Instant.MAX);
                continue;
            }
            boolean worked = false;
            for (Lane lane : lanes) {
                worked |= lane.work(clock.instant());
            }
            if (!worked) {
                Optional<Job> next = lanes.stream()
                        .flatMap(lane -> lane.nextDue().stream())
                        .min(Comparator.comparing(job -> job.standing().notBefore()));
                if (next.isEmpty()) {
                    return;
                }
                await(next.get());
            }
        }
    }

    private void await(Job next) {
        Instant due = next.standing().notBefore();
        String why = next.standing().note();
        conduct.board().waits(next.label() + ": " + (why == null ? "it waits." : why), due);
        listener.idle(due);
        rest(due);
    }

    private void rest(Instant due) {
        Instant beat = clock.instant().plus(LeaseKeeper.RENEW_EVERY);
        conduct.waiter().until(due.isBefore(beat) ? due : beat);
    }
}
