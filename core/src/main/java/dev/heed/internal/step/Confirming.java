package dev.heed.internal.step;

import dev.heed.Confirmation;
import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.Standing;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** DOWNLOADED: has X asked a second time about what it may take back, if the host wants that, before the guard looks. */
final class Confirming implements Step {
    private final Confirmation policy;
    private final Outside outside;
    private final Step next;

    Confirming(Confirmation policy, Outside outside, Step next) {
        this.policy = policy;
        this.outside = outside;
        this.next = next;
    }

    @Override
    public Job take(Job job) {
        String doubtful = doubtful(job);
        if (doubtful.isEmpty() || job.remote().confirms() != null) {
            return next.take(job);
        }
        Instant later = outside.clock().instant().plus(policy.after());
        return job.with(job.remote().doubted())
                .to(
                        JobState.SPOOLED,
                        Standing.FRESH.waiting(
                                later, "X named " + doubtful + " and is asked a second time before they go."));
    }

    private String doubtful(Job job) {
        return job.slice().answer().reasons().entrySet().stream()
                .filter(entry -> policy.reasons().contains(entry.getKey()))
                .map(Confirming::counted)
                .collect(Collectors.joining(", "));
    }

    private static String counted(Map.Entry<String, Long> reason) {
        return reason.getValue() + " IDs as " + reason.getKey();
    }
}
