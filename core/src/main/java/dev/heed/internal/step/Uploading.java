package dev.heed.internal.step;

import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.Standing;
import dev.heed.UploadSession;
import dev.heed.client.ComplianceJob;
import dev.heed.client.SignedUrl;
import dev.heed.client.UploadMode;
import dev.heed.client.XException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** UPLOADING: sends the IDs, unless X has them already. */
final class Uploading implements Step {
    private static final long FIRST_PAUSE_SECONDS = 2;
    private static final int DOUBLINGS = 7;
    private static final int DOUBT_EVERY = 5;

    private final Outside outside;
    private final SignedUrls urls;
    private final NextAttempt nextAttempt;

    Uploading(Outside outside, SignedUrls urls, NextAttempt nextAttempt) {
        this.outside = outside;
        this.urls = urls;
        this.nextAttempt = nextAttempt;
    }

    @Override
    public Job take(Job job) {
        if (!outside.spool().files(job).hasIds()) {
            return job.with(job.remote().unconfirmed())
                    .to(JobState.PLANNED, Standing.because("The spooled IDs are gone; they are extracted again."));
        }
        String remoteId = job.remote().requireId();
        UploadSession session = job.remote().session();
        try {
            if (session != null && !isDoubtful(job)) {
                return goOn(job, session);
            }
            if (session != null) {
                return askAbout(job, session, outside.ask(job));
            }
            Optional<ComplianceJob> unused = urls.takeUnused(remoteId);
            return unused.isPresent() ? begin(job, unused.get()) : ask(job, outside.ask(job));
        } catch (XException.NoSuchJob | XException.UrlExpired gone) {
            return nextAttempt.after(job, gone.getMessage());
        }
    }

    /** An upload that broke off may have arrived; only X can tell. */
    private Job ask(Job job, ComplianceJob remote) {
        return switch (remote.status()) {
            case IN_PROGRESS, COMPLETE -> job.to(JobState.UPLOADED);
            case FAILED, EXPIRED -> nextAttempt.after(job, "X's job " + remote.id() + " ended before the upload.");
            case CREATED, UNKNOWN -> begin(job, remote);
        };
    }

    private Job begin(Job job, ComplianceJob remote) {
        SignedUrl url = remote.upload();
        if (url == null) {
            return nextAttempt.after(job, "X does not tell where the IDs of its job " + remote.id() + " go.");
        }
        if (remote.mode() == UploadMode.RESUMABLE) {
            // Written before the first byte is sent, so that whoever comes next can go on with it.
            UploadSession begun = outside.client().startUpload(url);
            return job.with(job.remote().uploadingBy(begun)).to(JobState.UPLOADING, job.standing());
        }
        outside.client().upload(url, ids(job), outside.progress(job));
        return job.to(JobState.UPLOADED);
    }

    /** A session that answers nothing again and again may have led nowhere from the start; X's word on its job ends that. */
    private static boolean isDoubtful(Job job) {
        return job.standing().failures() % DOUBT_EVERY == DOUBT_EVERY - 1;
    }

    private Job askAbout(Job job, UploadSession session, ComplianceJob remote) {
        return switch (remote.status()) {
            case IN_PROGRESS, COMPLETE, FAILED, EXPIRED ->
                ask(job.with(job.remote().uploadingBy(null)), remote);
            case CREATED, UNKNOWN -> goOn(job, session);
        };
    }

    private Job goOn(Job job, UploadSession session) {
        try {
            outside.client().upload(session, ids(job), outside.progress(job));
        } catch (XException.SessionGone gone) {
            Standing later = job.standing().failed(soon(job), gone.getMessage());
            return job.with(job.remote().uploadingBy(null)).to(JobState.UPLOADING, later);
        }
        return job.with(job.remote().uploadingBy(null)).to(JobState.UPLOADED);
    }

    /** Later and later, so that the job's 15 minutes bound how often another session is tried. */
    private Instant soon(Job job) {
        long seconds = FIRST_PAUSE_SECONDS << Math.min(job.standing().failures(), DOUBLINGS);
        return outside.clock().instant().plusSeconds(seconds);
    }

    private Path ids(Job job) {
        return outside.spool().files(job).ids();
    }
}
