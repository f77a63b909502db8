package dev.heed.internal.step;

import dev.heed.Answer;
import dev.heed.Confirmation;
import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.Standing;
import dev.heed.client.SignedUrl;
import dev.heed.client.XException;
import dev.heed.internal.spool.JobFiles;
import dev.heed.internal.spool.Results;
import java.nio.file.Files;
import java.util.Optional;

/** COMPLETE: fetches the results, proves them whole, and makes them ready to be applied. */
final class Downloading implements Step {
    private final Outside outside;
    private final SignedUrls urls;
    private final NextAttempt nextAttempt;
    private final Confirmation confirmation;

    Downloading(Outside outside, SignedUrls urls, NextAttempt nextAttempt, Confirmation confirmation) {
        this.outside = outside;
        this.urls = urls;
        this.nextAttempt = nextAttempt;
        this.confirmation = confirmation;
    }

    @Override
    public Job take(Job job) {
        JobFiles files = outside.spool().files(job);
        String remoteId = job.remote().requireId();
        if (!files.hasIds()) {
            return job.with(job.remote().abandoned())
                    .to(JobState.PLANNED, Standing.because("The spooled IDs are gone; they are extracted again."));
        }
        return Files.exists(files.raw(remoteId)) ? prepare(job, files, remoteId) : fetch(job, files, remoteId);
    }

    private Job fetch(Job job, JobFiles files, String remoteId) {
        try {
            Optional<SignedUrl> url = urls.download(remoteId).or(() -> ask(job));
            if (url.isEmpty()) {
                return nextAttempt.after(job, "X does not tell where the results of its job " + remoteId + " are.");
            }
            outside.client().download(url.get(), files.raw(remoteId), outside.progress(job));
        } catch (XException.NoSuchJob | XException.UrlExpired gone) {
            return nextAttempt.after(job, gone.getMessage());
        }
        return prepare(job, files, remoteId);
    }

    private Optional<SignedUrl> ask(Job job) {
        urls.remember(outside.ask(job));
        return urls.download(job.remote().requireId());
    }

    private Job prepare(Job job, JobFiles files, String remoteId) {
        String earlier = job.remote().confirms();
        if (earlier != null && !files.hasSorted(earlier)) {
            // Nothing is left to compare with, so this answer is the first one.
            return prepare(job.with(job.remote().alone()), files, remoteId);
        }
        Answer answer;
        try (MergedIds marked = MarkedIds.of(job, outside.targets())) {
            Results results = new Results(files, remoteId, outside.pulse()::beat, marked::next);
            answer = earlier == null ? results.prepare() : results.prepare(confirmation.reasons(), earlier);
        }
        urls.forget(remoteId);
        return job.with(job.slice().answered(answer)).to(JobState.DOWNLOADED);
    }
}
