package dev.heed.internal.step;

import dev.heed.Job;
import dev.heed.JobState;
import java.util.EnumMap;
import java.util.Map;

/** The step of each state. One set serves one lane. */
public final class Steps implements AutoCloseable {
    private final Map<JobState, Step> byState = new EnumMap<>(JobState.class);
    private final Extraction extraction;
    private final Applying applying;
    private final Returning returning;

    /** Puts the steps together. */
    public Steps(Outside outside, Settings settings, Extraction extraction, Background background, Controls controls) {
        SignedUrls urls = new SignedUrls();
        NextAttempt again = new NextAttempt(settings.remoteAttempts());
        this.extraction = extraction;
        this.applying = new Applying(outside.targets(), new Batches(outside, settings.batchIds(), background));
        this.returning = new Returning(
                settings.asking().once(),
                outside,
                controls::guard,
                background,
                new Batches(outside, settings.batchIds(), background));
        byState.put(JobState.PLANNED, new Spooling(extraction, outside.spool(), settings.sliceIds(), returning));
        byState.put(JobState.SPOOLED, new Creating(outside, urls, again, settings.resumableFrom()));
        // Written before the first byte is sent: whoever finds it asks X what became of the upload.
        byState.put(JobState.CREATED, job -> job.to(JobState.UPLOADING));
        byState.put(JobState.UPLOADING, new Uploading(outside, urls, again));
        byState.put(JobState.UPLOADED, new Polling(outside, urls, again, settings.resultsMaxAge()));
        byState.put(
                JobState.COMPLETE,
                new Downloading(outside, urls, again, settings.asking().twice()));
        Guarding guarding = new Guarding(controls::guard, outside, background);
        byState.put(
                JobState.DOWNLOADED,
                fresh(new Confirming(settings.asking().twice(), outside, guarding), outside, again, settings));
        byState.put(JobState.APPLYING, fresh(applying, outside, again, settings));
    }

    private static Step fresh(Step step, Outside outside, NextAttempt again, Settings settings) {
        return new Fresh(step, outside, again, settings.resultsMaxAge());
    }

    /**
     * The step of a state.
     *
     * @throws IllegalStateException for a state in which nothing is done
     */
    public Step of(JobState state) {
        Step step = byState.get(state);
        if (step == null) {
            throw new IllegalStateException("Nothing is done in state " + state);
        }
        return step;
    }

    /** Whether something is done in a state. */
    public static boolean worksIn(Job job) {
        return !job.state().isFinal() && job.state() != JobState.AWAITING_APPROVAL;
    }

    @Override
    public void close() {
        applying.close();
        returning.close();
        extraction.close();
    }
}
