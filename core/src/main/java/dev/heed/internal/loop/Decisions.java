package dev.heed.internal.loop;

import dev.heed.Approval;
import dev.heed.HeedException;
import dev.heed.Job;
import dev.heed.JobPlan;
import dev.heed.JobState;
import dev.heed.Run;
import dev.heed.Standing;
import dev.heed.internal.spool.JobFiles;
import dev.heed.internal.spool.Spool;
import dev.heed.internal.step.Planning;
import dev.heed.spi.JobStore;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a person may see and say about jobs that await approval. Needs no lease. Thread-safe. */
public final class Decisions {
    private static final Logger LOG = LoggerFactory.getLogger(Decisions.class);
    private static final int SAMPLES = 20;

    private final JobStore store;
    private final Spool spool;
    private final Planning planning;

    /** Decisions about the jobs of a store. */
    public Decisions(JobStore store, Spool spool, Planning planning) {
        this.store = store;
        this.spool = spool;
        this.planning = planning;
    }

    /** What applying the results of a job would change now. */
    public JobPlan plan(UUID id) {
        Job job = store.job(id).orElseThrow(() -> new HeedException("There is no job " + id + "."));
        JobFiles files = spool.files(job);
        String remoteId = job.remote().id();
        if (remoteId == null || !files.hasSorted(remoteId)) {
            throw new HeedException("The results of job " + id + " are not in this spool folder; the job is "
                    + job.state() + ". Ask where its run works, or let the run go on until they are here.");
        }
        Path sorted = files.sorted(remoteId);
        JobPlan plan = planning.of(job, sorted);
        return new JobPlan(job, plan.fingerprint(), plan.targets(), planning.sample(job, sorted, SAMPLES));
    }

    /** Lets exactly what was planned for a job happen. */
    public void approve(UUID id, String by, String note) {
        Job job = waiting(id);
        decide(job, JobState.DOWNLOADED, "Approved by " + said(by, note));
    }

    /** Gives a job up. */
    public void reject(UUID id, String by, String note) {
        decide(waiting(id), JobState.FAILED, "Rejected by " + said(by, note));
    }

    /** Lets a whole run change so many rows; what waits in it is looked at again. */
    public void approve(UUID id, Approval approval) {
        Run run = store.run(id).orElseThrow(() -> new HeedException("There is no run " + id + "."));
        if (!store.approve(id, approval)) {
            throw new HeedException("Run " + id + " has ended; what is left of it is in the next run.");
        }
        LOG.info("Run {}: up to {} rows approved by {}", id, approval.upToRows(), approval.by());
        List<Job> waiting = store.jobs(run.id()).stream()
                .filter(job -> job.state() == JobState.AWAITING_APPROVAL)
                .toList();
        waiting.forEach(job -> store.decide(job.to(JobState.DOWNLOADED)));
    }

    private Job waiting(UUID id) {
        return store.job(id)
                .filter(found -> found.state() == JobState.AWAITING_APPROVAL)
                .orElseThrow(() -> new HeedException("Job " + id + " does not await approval."));
    }

    private void decide(Job job, JobState next, String word) {
        UUID id = job.key().id();
        Standing standing = Standing.because(word).about(job.standing().plan());
        if (!store.decide(job.to(next, standing))) {
            throw new HeedException("Job " + id + " was decided by somebody else meanwhile.");
        }
        LOG.info("Job {}: {}", id, word);
    }

    private static String said(String by, String note) {
        return note.isBlank() ? by + "." : by + ": " + note;
    }
}
