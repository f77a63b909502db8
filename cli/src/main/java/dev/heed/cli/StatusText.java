package dev.heed.cli;

import dev.heed.Approval;
import dev.heed.Coverage;
import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.JobType;
import dev.heed.Run;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Writes how runs stand, for people. Times are in UTC. */
final class StatusText {
    private static final double PERCENT = 100;

    private final PrintStream out;
    private final Instant now;

    /** @param out where to */
    StatusText(PrintStream out, Instant now) {
        this.out = out;
        this.now = now;
    }

    void noRun(JobType type) {
        out.println(Words.title(type) + ": no run yet.");
    }

    void run(Run run, List<Job> jobs) {
        Instant ended = run.endedAt();
        out.printf(
                "%s: run %s, %s%n",
                Words.title(run.type()),
                run.id(),
                ended == null
                        ? "open since " + text(run.startedAt())
                        : "from " + text(run.startedAt()) + " to " + text(ended));
        Approval approval = run.approval();
        if (approval != null) {
            out.printf("  approved up to %s by %s%n", Words.counted(approval.upToRows(), "row"), approval.by());
        }
        long done = jobs.stream().filter(job -> job.state() == JobState.DONE).count();
        out.printf("  %s done%n", Words.counted(done, "slice"));
        jobs.stream().filter(job -> job.state() != JobState.DONE).forEach(this::job);
    }

    private void job(Job job) {
        Instant until = job.standing().notBefore();
        String note = job.standing().note();
        out.printf(
                "  slice %d, job %s: %s%s%s%n",
                job.key().slice(),
                job.key().id(),
                Words.standing(job),
                until.isAfter(now) ? ", not before " + text(until) : "",
                note == null ? "" : " (" + note + ")");
    }

    void coverage(Coverage coverage) {
        out.printf(
                "%s: %.1f%% of %s checked within %s; %,d never%s%s%n",
                Words.title(coverage.type()),
                Math.floor(coverage.share() * PERCENT * 10) / 10,
                Words.counted(coverage.ids(), "ID"),
                coverage.within(),
                coverage.unchecked(),
                coverage.oldest()
                        .map(at -> "; the oldest check is of " + text(at))
                        .orElse(""),
                coverage.sweepEnds()
                        .map(at -> "; the open run ends about " + text(at))
                        .orElse(""));
    }

    private static String text(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
