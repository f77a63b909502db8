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

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration LONGEST_BY_EXPERIENCE = Duration.ofMinutes(10);
    private static final int SHARE_OF_AGE = 10;

    private final Outside outside;
    private final SignedUrls urls;
    private final NextAttempt nextAttempt;
    private final Duration maxAge;

    /** How long the last job took; zero before the first. */
    private Duration usual = Duration.ZERO;

    Polling(Outside outside, SignedUrls urls, NextAttempt nextAttempt, Duration maxAge) {
        this.outside = outside;
        this.urls = urls;
        this.nextAttempt = nextAttempt;
        this.maxAge = maxAge;
    }

    @Override
    public Job take(Job job) {
        if (job.standing().equals(Standing.FRESH)) {
            return waitOn(job, pause(Ages.of(job, outside.clock()), usual));
        }
        try {
            return look(job, outside.ask(job));
        } catch (XException.NoSuchJob gone) {
            return nextAttempt.after(job, gone.getMessage());
        }
    }

    private Job look(Job job, ComplianceJob remote) {
        return switch (remote.status()) {
            case COMPLETE -> {
                urls.remember(remote);
                usual = Ages.of(job, outside.clock());
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
        return waitOn(job, pause(age, usual));
    }

    private Job waitOn(Job job, Duration pause) {
        Instant later = outside.clock().instant().plus(pause);
        return job.to(JobState.UPLOADED, Standing.FRESH.waiting(later, "X works on it."));
    }

    /**
     * Grows with the age of the job, for requests may be billed singly. What the last job took is no promise for this
     * one, so half of the time until then passes before X is asked again.
     */
    static Duration pause(Duration age, Duration usual) {
        Duration share = between(SHORTEST, age.dividedBy(SHARE_OF_AGE), LONGEST);
        return between(share, usual.minus(age).dividedBy(2), LONGEST_BY_EXPERIENCE);
    }

    private static Duration between(Duration least, Duration wanted, Duration most) {
        Duration bounded = wanted.compareTo(most) > 0 ? most : wanted;
        return bounded.compareTo(least) < 0 ? least : bounded;
    }
}
