package dev.heed.internal.step;

import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.Standing;
import dev.heed.client.ComplianceJob;
import dev.heed.client.SignedUrl;
import dev.heed.client.XException;
import dev.heed.internal.spool.JobFiles;
import java.util.Optional;

/** UPLOADING: sends the IDs, unless X has them already. */
final class Uploading implements Step {
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
        String remoteId = job.remote().requireId();
        try {
            Optional<SignedUrl> url = urls.takeUpload(remoteId);
            return url.isPresent()
                    ? send(job, url.get())
                    : ask(job, outside.client().get(remoteId));
        } catch (XException.NoSuchJob | XException.UrlExpired gone) {
            return nextAttempt.after(job, gone.getMessage());
        }
    }

    /** An upload that broke off may have arrived; only X can tell. */
    private Job ask(Job job, ComplianceJob remote) {
        return switch (remote.status()) {
            case IN_PROGRESS, COMPLETE -> job.to(JobState.UPLOADED);
            case FAILED, EXPIRED -> nextAttempt.after(job, "X's job " + remote.id() + " ended before the upload.");
            case CREATED, UNKNOWN ->
                remote.upload() == null
                        ? nextAttempt.after(job, "X does not tell where the IDs of its job " + remote.id() + " go.")
                        : send(job, remote.upload());
        };
    }

    private Job send(Job job, SignedUrl url) {
        JobFiles files = outside.spool().files(job.key());
        if (!files.hasIds()) {
            return job.with(job.remote().unconfirmed())
                    .to(JobState.PLANNED, Standing.because("The spooled IDs are gone; they are extracted again."));
        }
        outside.client().upload(url, files.ids(), outside.progress(job));
        return job.to(JobState.UPLOADED);
    }
}
