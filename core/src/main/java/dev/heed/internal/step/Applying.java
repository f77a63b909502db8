package dev.heed.internal.step;

import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.Standing;
import dev.heed.spi.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** APPLYING: one batch of X's results at a time. */
final class Applying implements Step, AutoCloseable {
    private final List<Target> targets;
    private final Batches batches;

    Applying(List<Target> targets, Batches batches) {
        this.targets = targets;
        this.batches = batches;
    }

    @Override
    public Job take(Job job) {
        return switch (batches.next(job, job.remote().requireId())) {
            // Whoever looks at the job should not read any more why it waited.
            case APPLIED -> job.standing().hasWaited() ? job.to(JobState.APPLYING, rested(job)) : job;
            case PROVED -> job;
            case NONE -> end(job);
        };
    }

    private Job end(Job job) {
        return refusals(job)
                .map(note -> job.to(JobState.FAILED, Standing.because(note)))
                .orElseGet(() -> done(job));
    }

    /** Asked of the targets, as what was refused before a restart counts, too. */
    private Optional<String> refusals(Job job) {
        String note = targets.stream()
                .flatMap(target -> target
                        .enforcer()
                        .refusals(job.key(), job.remote().requireId())
                        .stream()
                        .map(refused -> "The database of \"%s\" did not let %d of the IDs go, %s"
                                .formatted(target.name(), refused.ids(), refused.first())))
                .collect(Collectors.joining(" "));
        return note.isEmpty()
                ? Optional.empty()
                : Optional.of(note
                        + " Everything else was applied. Mend the cause and run again: these IDs are asked for anew.");
    }

    private Job done(Job job) {
        long remaining = targets.stream()
                .mapToLong(target ->
                        target.enforcer().remaining(job.key(), job.remote().requireId()))
                .max()
                .orElse(0);
        return job.with(job.slice().applied(remaining)).to(JobState.DONE, rested(job));
    }

    /** What a person approved is still to be known. */
    private static Standing rested(Job job) {
        return Standing.FRESH.about(job.standing().plan());
    }

    @Override
    public void close() {
        batches.close();
    }
}
