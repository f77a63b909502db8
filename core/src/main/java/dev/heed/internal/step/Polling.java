package dev.heed.internal.step;

import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.Standing;
import dev.heed.client.ComplianceJob;
import dev.heed.client.XException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** UPLOADED: asks X now and then whether it has finished. */
final class Polling implements Step {
    /** 150 requests in 15 minutes are one in 6 s, and both types share them; most jobs take minutes to hours. */
    private static final Duration SHORTEST = Duration.ofSeconds(5);

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int SHARE_OF_AGE = 10;

    private final Outside outside;
    private final SignedUrls urls;
    private final NextAttempt nextAttempt;
    private final Duration maxAge;

    Polling(Outside outside, SignedUrls urls, NextAttempt nextAttempt, Duration maxAge) {
        this.outside = outside;
        this.urls = urls;
        this.nextAttempt = nextAttempt;
        this.maxAge = maxAge;
    }

    @Override
    public Job take(Job job) {
        if (job.standing().equals(Standing.FRESH)) {
            return waitOn(job, SHORTEST);
        }
        try {
            return look(job, outside.client().get(job.remote().requireId()));
        } catch (XException.NoSuchJob gone) {
            return nextAttempt.after(job, gone.getMessage());
        }
    }

    private Job look(Job job, ComplianceJob remote) {
        return switch (remote.status()) {
            case COMPLETE -> {
                urls.remember(remote);
                yield job.to(JobState.COMPLETE);
            }
            case FAILED, EXPIRED ->
                nextAttempt.after(
                        job,
                        "X reports its job " + remote.id() + " as "
                                + remote.status().name().toLowerCase(Locale.ROOT) + ".");
            case CREATED, IN_PROGRESS, UNKNOWN -> notYet(job);
        };
    }

    private Job notYet(Job job) {
        Duration age = Ages.of(job, outside.clock());
        if (age.compareTo(maxAge) > 0) {
            return nextAttempt.after(job, "X did not finish its job within " + maxAge.toHours() + " h.");
        }
        return waitOn(job, pause(age));
    }

    private Job waitOn(Job job, Duration pause) {
        Instant later = outside.clock().instant().plus(pause);
        return job.to(JobState.UPLOADED, Standing.FRESH.waiting(later, "X works on it."));
    }

    /** Grows with the age of the job. */
    static Duration pause(Duration age) {
        Duration share = age.dividedBy(SHARE_OF_AGE);
        if (share.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return share.compareTo(LONGEST) > 0 ? LONGEST : share;
    }
}
