package dev.heed.contract;

import static dev.heed.contract.Fixtures.APP;
import static dev.heed.contract.Fixtures.NOON;
import static dev.heed.contract.Fixtures.fence;
import static dev.heed.contract.Fixtures.planned;
import static dev.heed.contract.Fixtures.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.Answer;
import dev.heed.Approval;
import dev.heed.Check;
import dev.heed.IdRange;
import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.JobType;
import dev.heed.Run;
import dev.heed.SkippedIds;
import dev.heed.SkippedIds.Reason;
import dev.heed.Standing;
import dev.heed.UploadSession;
import dev.heed.spi.FenceException;
import dev.heed.spi.JobStore;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link JobStore} must do. Each test gets a store that is empty. */
public abstract class JobStoreContract {
    private static final Answer ANSWER = new Answer(Map.of("deleted", 4L, "suspended", 1L), 2);

    /** An empty store; the same one during a test. */
    protected abstract JobStore store();

    @Test
    void findsTheNewestRunOfItsTypeAndApp() {
        Run first = begun(JobType.TWEETS);
        Run second = begun(JobType.TWEETS);
        begun(JobType.USERS);

        assertThat(store().latestRun(JobType.TWEETS, APP)).contains(second);
        assertThat(store().latestRun(JobType.TWEETS, "other app")).isEmpty();
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void remembersWhenARunEnded() {
        Run run = begun(JobType.USERS);

        store().end(run.id(), NOON.plusSeconds(60));

        assertThat(store().latestRun(JobType.USERS, APP)).contains(run.ended(NOON.plusSeconds(60)));
    }

    @Test
    void remembersTheLatestWordForAnOpenRun() {
        Run run = begun(JobType.USERS);
        Approval first = new Approval(10, "Ada", "", NOON);
        Approval second = new Approval(5_000_000_000L, "Bob", "first sweep ✓", NOON.plusSeconds(1));

        assertThat(store().run(run.id())).contains(run);
        assertThat(store().approve(run.id(), first)).isTrue();
        assertThat(store().approve(run.id(), second)).isTrue();

        assertThat(store().run(run.id())).contains(run.approved(second));
        assertThat(store().latestRun(JobType.USERS, APP)).contains(run.approved(second));
    }

    @Test
    void takesNoWordForARunThatHasEnded() {
        Run run = begun(JobType.USERS);
        store().end(run.id(), NOON);

        assertThat(store().approve(run.id(), new Approval(10, "Ada", "", NOON))).isFalse();
        assertThat(store().approve(UUID.randomUUID(), new Approval(10, "Ada", "", NOON)))
                .isFalse();
        assertThat(store().run(run.id())).contains(run.ended(NOON));
    }

    @Test
    void refusesANewRunFromAnOldLease() {
        store().begin(run(JobType.TWEETS), fence(7));

        assertThatThrownBy(() -> store().begin(run(JobType.TWEETS), fence(6))).isInstanceOf(FenceException.class);
    }

    @Test
    void givesBackEveryFieldOfAJob() {
        Run run = begun(JobType.TWEETS);
        Job job = planned(run, 1);
        store().add(job, fence(1));
        Job full = job.with(job.slice()
                        .spooled(new IdRange(0, 900), 12, "a1")
                        .answered(ANSWER)
                        .applied(3)
                        .removedAgain(4))
                .with(job.remote()
                        .intend("heed-x-1")
                        .created("1423", NOON)
                        .doubted()
                        .intend("heed-x-2")
                        .created("1424", NOON)
                        .uploadingBy(new UploadSession(URI.create("https://storage.example/1?upload_id=x"))))
                .to(
                        JobState.SPOOLED,
                        Standing.FRESH.failed(NOON.plusMillis(5), "No answer ✗").about("f00d"));

        assertThat(store().move(full, fence(1))).isTrue();

        assertThat(store().job(job.key().id())).contains(full);
    }

    @Test
    void listsTheJobsOfARunBySlice() {
        Run run = begun(JobType.TWEETS);
        Job second = added(run, 2);
        Job first = added(run, 1);
        added(begun(JobType.USERS), 1);

        assertThat(store().jobs(run.id())).containsExactly(first, second);
    }

    @Test
    void tellsWhatWasCheckedByJobsThatAreDone() {
        Run run = begun(JobType.TWEETS);
        Job done = added(run, 1);
        store().move(
                        done.with(done.slice()
                                        .spooled(new IdRange(0, 900), 12, "a1")
                                        .answered(ANSWER))
                                .with(done.remote().intend("n").created("1", NOON.plusSeconds(9)))
                                .to(JobState.DONE),
                        fence(1));
        Run other = begun(JobType.TWEETS);
        Job empty = added(other, 1);
        store().move(empty.to(JobState.DONE), fence(1));
        added(run, 2);
        added(begun(JobType.USERS), 1);

        assertThat(store().checks(JobType.TWEETS, APP))
                .containsExactlyInAnyOrder(
                        new Check(
                                run.id(),
                                done.slice()
                                        .spooled(new IdRange(0, 900), 12, "a1")
                                        .answered(ANSWER),
                                NOON.plusSeconds(9)),
                        new Check(other.id(), empty.slice(), other.startedAt()));
        assertThat(store().checks(JobType.TWEETS, "other app")).isEmpty();
    }

    @Test
    void leavesOutWhatALaterRunHasCheckedAnew() {
        Run first = done(JobState.DONE);
        Run second = done(JobState.DONE, JobState.DONE);
        Run failed = done(JobState.DONE, JobState.FAILED);

        assertThat(store().checks(JobType.TWEETS, APP))
                .extracting(Check::run)
                .containsExactlyInAnyOrder(second.id(), second.id(), failed.id())
                .doesNotContain(first.id());

        Run open = begun(JobType.TWEETS);
        store().move(added(open, 1).to(JobState.DONE), fence(1));
        assertThat(store().checks(JobType.TWEETS, APP)).hasSize(4);
    }

    /** A run that has ended with jobs in these states. */
    private Run done(JobState... states) {
        Run run = begun(JobType.TWEETS);
        for (int i = 0; i < states.length; i++) {
            Job planned = added(run, i + 1);
            if (states[i] == JobState.FAILED) {
                Job spooled = planned.to(JobState.SPOOLED);
                store().move(spooled, fence(1));
                store().move(spooled.to(JobState.FAILED), fence(1));
            } else {
                store().move(planned.to(states[i]), fence(1));
            }
        }
        store().end(run.id(), NOON);
        return run;
    }

    @Test
    void refusesASecondJobForASlice() {
        Run run = begun(JobType.TWEETS);
        Job first = added(run, 1);

        assertThat(store().add(planned(run, 1), fence(1))).isFalse();
        assertThat(store().jobs(run.id())).containsExactly(first);
    }

    @Test
    void letsOnlyOneOfTwoWritersMoveAVersion() {
        Job job = added(begun(JobType.TWEETS), 1);
        Job one = job.to(JobState.SPOOLED);
        Job other = job.to(JobState.DONE);

        assertThat(store().move(one, fence(1))).isTrue();
        assertThat(store().move(other, fence(1))).isFalse();
        assertThat(store().job(job.key().id())).contains(one);
    }

    @Test
    void refusesAMoveUnderAnOlderLeaseThanTheLastWriter() {
        Job job = added(begun(JobType.TWEETS), 1);
        Job spooled = job.to(JobState.SPOOLED);
        store().move(spooled, fence(5));

        assertThat(store().move(spooled.to(JobState.CREATED), fence(4))).isFalse();
        assertThat(store().move(spooled.to(JobState.CREATED), fence(6))).isTrue();
    }

    @Test
    void refusesToMoveAJobThatItDoesNotHold() {
        assertThat(store().move(planned(begun(JobType.TWEETS), 1).to(JobState.SPOOLED), fence(1)))
                .isFalse();
    }

    @Test
    void takesADecisionWithoutALeaseOnceOnly() {
        Job waiting = awaiting();

        assertThat(store().decide(waiting.to(JobState.DOWNLOADED, Standing.because("Approved"))))
                .isTrue();
        assertThat(store().decide(waiting.to(JobState.FAILED, Standing.because("Rejected"))))
                .isFalse();
        assertThat(store().job(waiting.key().id()).orElseThrow().state()).isEqualTo(JobState.DOWNLOADED);
    }

    @Test
    void refusesADecisionOnAJobThatDoesNotAwaitOne() {
        Job job = added(begun(JobType.TWEETS), 1);

        assertThat(store().decide(job.to(JobState.SPOOLED))).isFalse();
    }

    @Test
    void keepsTheOldLeaseOutAfterADecision() {
        Job waiting = awaiting();
        Job approved = waiting.to(JobState.DOWNLOADED);
        store().decide(approved);

        assertThat(store().move(approved.to(JobState.APPLYING), fence(1))).isFalse();
        assertThat(store().move(approved.to(JobState.APPLYING), fence(2))).isTrue();
    }

    @Test
    void replacesWhatIsKnownAboutUnusableValues() {
        Run run = begun(JobType.TWEETS);
        SkippedIds old = new SkippedIds("posts", "id", Reason.BLANK, 3, List.of(""));
        SkippedIds nulls = new SkippedIds("posts", "quoted", Reason.NULL, 2, List.of());
        SkippedIds letters = new SkippedIds("posts", "id", Reason.NOT_DIGITS, 1, List.of("a\"b,\n'"));

        store().saveSkipped(run.id(), "main", List.of(old));
        store().saveSkipped(run.id(), "main", List.of(nulls, letters));

        assertThat(store().skipped(run.id(), "main")).containsExactlyInAnyOrder(nulls, letters);
        assertThat(store().skipped(run.id(), "other")).isEmpty();
    }

    private Run begun(JobType type) {
        Run run = run(type);
        store().begin(run, fence(1));
        return run;
    }

    private Job added(Run run, int slice) {
        Job job = planned(run, slice);
        assertThat(store().add(job, fence(1))).isTrue();
        return job;
    }

    private Job awaiting() {
        Job job = added(begun(JobType.TWEETS), 1);
        for (JobState state : List.of(
                JobState.SPOOLED,
                JobState.CREATED,
                JobState.UPLOADING,
                JobState.UPLOADED,
                JobState.COMPLETE,
                JobState.DOWNLOADED,
                JobState.AWAITING_APPROVAL)) {
            job = job.to(state);
            assertThat(store().move(job, fence(2))).isTrue();
        }
        return job;
    }
}
