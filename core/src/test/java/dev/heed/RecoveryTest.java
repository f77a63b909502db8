package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.RunReport.Status;
import dev.heed.client.ComplianceJob;
import dev.heed.client.UploadMode;
import dev.heed.client.XClient;
import dev.heed.client.XException;
import dev.heed.mock.Call;
import dev.heed.mock.Effects;
import dev.heed.mock.Fault;
import dev.heed.spi.Fence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ways back from what X, the network and the disk do. */
class RecoveryTest {
    @TempDir
    Path spool;

    private Scene scene;

    @BeforeEach
    void begin() {
        scene = new Scene(spool);
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void findsItsJobAgainWhenTheAnswerToItsCreationWasLost() {
        scene.x.inject(Fault.on(Call.CREATE.nth(1), Effects.answerLost()));

        RunReport report = scene.run(JobType.TWEETS);

        assertInStep(report);
        assertThat(scene.x.journal().count(Call.CREATE)).isEqualTo(4);
    }

    @Test
    void asksBeforeItSendsAgainWhatAnUploadMayHaveBrought() {
        scene.x.inject(Fault.on(Call.UPLOAD.nth(1), Effects.answerLost()));

        RunReport report = scene.run(JobType.TWEETS);

        assertInStep(report);
        assertThat(scene.x.journal().count(Call.UPLOAD)).isEqualTo(4);
    }

    @Test
    void continuesADownloadThatBrokeOff() {
        scene.x.inject(Fault.on(Call.DOWNLOAD.nth(1), Effects.cutAnswerAfter(200)));

        RunReport report = scene.run(JobType.TWEETS);

        assertInStep(report);
        assertThat(scene.x.journal().exchanges())
                .filteredOn(entry -> entry.status() == 206)
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Call.class)
    void waitsOutAnOutageOfAnyCall(Call call) {
        for (int nth = 1; nth <= 5; nth++) {
            scene.x.inject(Fault.on(call.nth(nth), Effects.status(503)));
        }
        // The list is asked only by who looks for an orphan.
        scene.x.inject(Fault.on(Call.CREATE.nth(7), Effects.answerLost()));

        assertInStep(scene.run(JobType.TWEETS));
    }

    @Test
    void sleepsThroughAnOutageOfHours() {
        Instant end = scene.time.instant().plus(Duration.ofHours(5));
        scene.x.inject(Fault.on(Call.CREATE, Effects.status(503)));
        EngineListener mending = new EngineListener() {
            @Override
            public void moved(Job from, Job to) {
                if (scene.time.instant().isAfter(end)) {
                    scene.x.forgetFaults();
                }
            }
        };

        assertInStep(runWith(mending));
    }

    @Test
    void stopsWithOneClearErrorWhenAnOutageLasts() {
        scene.x.inject(Fault.on(Call.CREATE, Effects.status(503)));

        assertThatThrownBy(() -> scene.run(JobType.TWEETS))
                .isInstanceOf(HeedException.class)
                .hasMessage(
                        "X could not be used since 2026-03-01T12:00:00Z, for 6 hours: CREATE at 127.0.0.1 failed with"
                                + " status 503; this passes as a rule. The run stops here. Run again when X can be used: it goes on"
                                + " from there.");
        assertThat(scene.isUntouched()).isTrue();
    }

    @Test
    void neitherSpinsNorFailsWhenXsClockIsWrong() {
        scene.x.inject(
                Fault.on(Call.CREATE.nth(1), Effects.rateLimitedWithoutHeaders()),
                Fault.on(
                        Call.LIST.nth(1),
                        Effects.rateLimitedWithoutHeaders(),
                        Effects.header("x-rate-limit-reset", "1")),
                Fault.on(
                        Call.GET.nth(1),
                        Effects.rateLimitedWithoutHeaders(),
                        Effects.header("x-rate-limit-reset", "99999999999")));
        Instant start = scene.time.instant();

        assertInStep(scene.run(JobType.TWEETS));

        assertThat(Duration.between(start, scene.time.instant()))
                .isBetween(Duration.ofMinutes(30), Duration.ofHours(1));
        assertThat(scene.x.journal().where(exchange -> exchange.status() == 429).size())
                .isEqualTo(3);
    }

    @Test
    void namesAForeignJobThatIsInTheWayAndStopsWhenItStays() {
        scene.x.inject(Fault.on(Call.CREATE.nth(1), Effects.foreignJobRuns()), Fault.on(Call.LIST, Effects.jobStuck()));
        List<String> notes = new ArrayList<>();
        EngineListener noting = new EngineListener() {
            @Override
            public void moved(Job from, Job to) {
                Optional.ofNullable(to.standing().note()).ifPresent(notes::add);
            }
        };

        assertInStep(runWith(noting));

        assertThat(notes)
                .anyMatch(note ->
                        note.matches(".*It is job 1423\\d+, named \"a job of somebody else's\", created at 2026.*"));
    }

    @Test
    void asksForTheTokenAgainWhenItWasChangedMeanwhile() {
        AtomicInteger asked = new AtomicInteger();
        try (ComplianceEngine engine = scene.builder()
                .token(() -> asked.incrementAndGet() == 1 ? "the-old-one" : "mock-token")
                .build()) {
            assertInStep(engine.run(JobType.TWEETS));
        }
        assertThat(scene.x.journal().where(exchange -> exchange.status() == 401).size())
                .isEqualTo(1);
    }

    @Test
    void keepsToXsBudgetAcrossRestarts() {
        for (int i = 0; i < 149; i++) {
            scene.budget.take(
                    "default/create",
                    new dev.heed.spi.Budget.Window(150, Duration.ofMinutes(15)),
                    scene.time.instant());
        }

        assertInStep(scene.run(JobType.TWEETS));

        assertThat(Duration.between(Instant.parse("2026-03-01T12:00:00Z"), scene.time.instant()))
                .isGreaterThan(Duration.ofMinutes(15));
        assertThat(scene.x.journal().where(exchange -> exchange.status() == 429).size())
                .isZero();
    }

    @Test
    void asksForANewJobWhenTheUploadCameTooLate() {
        RunReport report = runWith(atState(JobState.CREATED, 1, () -> scene.time.advance(Duration.ofMinutes(16))));

        assertInStep(report);
        assertThat(report.jobs().get(0).remote().attempt()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATED", "UPLOADING", "UPLOADED", "COMPLETE"})
    void asksForANewJobWhenXHasForgottenTheOldOne(JobState state) {
        RunReport report = runWith(atState(state, 1, scene.x::forgetJobs));

        assertInStep(report);
        assertThat(report.jobs().get(0).remote().attempt()).isEqualTo(2);
    }

    @Test
    void believesNoOtherJobUnderTheIdOfItsOwn() {
        List<ComplianceEngine> running = new ArrayList<>();
        try (ComplianceEngine engine = scene.builder()
                .listener(atState(JobState.UPLOADED, 1, () -> running.get(0).close()))
                .build()) {
            running.add(engine);
            engine.run(JobType.TWEETS);
        }
        Run run = scene.store.latestRun(JobType.TWEETS, "default").orElseThrow();
        Job ours = scene.store.jobs(run.id()).get(0);
        Job mixedUp = ours.with(new Remote(1, ours.remote().name(), othersJob(), scene.time.instant(), null, null));
        scene.store.move(mixedUp.to(JobState.UPLOADED, ours.standing()), new Fence("tweets@default", "engine", 1));

        RunReport report = scene.run(JobType.TWEETS);

        assertInStep(report);
        assertThat(report.jobs().get(0).remote().attempt()).isEqualTo(2);
    }

    /** A job that X has finished, about none of our Posts. */
    private String othersJob() {
        XClient client = XClient.builder(() -> scene.token)
                .api(scene.x.apiBase())
                .clock(scene.time)
                .build();
        ComplianceJob job = client.create(JobType.USERS, "somebody else's", UploadMode.SIMPLE);
        Path ids = spool.resolve("others.txt");
        write(ids, "8\n");
        client.upload(job.upload(), ids, bytes -> {});
        scene.time.advance(Duration.ofMinutes(1));
        return job.id();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DOWNLOADED", "APPLYING"})
    void needsXNoMoreOnceTheResultsAreHere(JobState state) {
        RunReport report = runWith(atState(state, 4, scene.x::forgetJobs));

        assertInStep(report);
        assertThat(report.jobs().get(3).remote().attempt()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPLETE", "DOWNLOADED", "APPLYING"})
    void asksAgainWhenTheResultsAreTooOldToBeTrue(JobState state) {
        RunReport report = runWith(atState(state, 4, () -> scene.time.advance(Duration.ofDays(8))));

        assertInStep(report);
        assertThat(report.jobs().get(3).remote().attempt()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"SPOOLED", "CREATED", "UPLOADING", "UPLOADED", "COMPLETE", "DOWNLOADED", "APPLYING"})
    void makesALostSpoolAgain(JobState state) {
        RunReport report = runWith(atState(state, 2, this::emptySpool));

        assertInStep(report);
        assertThat(report.idsChecked()).isEqualTo(Scene.POSTS);
    }

    @Test
    void givesASliceUpWhenXNeverFinishesIt() {
        scene.x.inject(Fault.on(Call.UPLOAD, Effects.status(404)));

        RunReport report = scene.run(JobType.TWEETS);

        assertThat(report.status()).isEqualTo(Status.FAILED);
        assertThat(report.jobs()).allMatch(job -> job.state() == JobState.FAILED);
        assertThat(report.jobs().get(0).standing().note()).contains("X was given 5 jobs for this slice");
        assertThat(scene.isUntouched()).isTrue();
    }

    @Test
    void waitsForTheEndOfAJobThatSomebodyElseRuns() {
        dev.heed.client.XClient other = dev.heed.client.XClient.builder(() -> "mock-token")
                .api(scene.x.apiBase())
                .clock(scene.time)
                .build();
        other.create(JobType.TWEETS, "by hand", UploadMode.SIMPLE);

        assertInStep(scene.run(JobType.TWEETS));
        assertThat(scene.x.journal().exchanges()).anyMatch(entry -> entry.status() == 409);
    }

    @Test
    void waitsUntilXsWindowOpensAgain() {
        dev.heed.client.XClient other = dev.heed.client.XClient.builder(() -> "mock-token")
                .api(scene.x.apiBase())
                .clock(scene.time)
                .build();
        for (int i = 0; i < 150; i++) {
            assertThatThrownBy(() -> other.get("1")).isInstanceOf(XException.NoSuchJob.class);
        }

        RunReport report = scene.run(JobType.TWEETS);

        assertInStep(report);
        assertThat(scene.x.journal().exchanges())
                .filteredOn(entry -> entry.status() == 429)
                .hasSize(1);
    }

    @Test
    void saysWhatToDoAboutAWrongTokenAndGoesOnWithTheRightOne() {
        try (ComplianceEngine engine = scene.builder().token(() -> "wrong").build()) {
            assertThatThrownBy(() -> engine.run(JobType.TWEETS))
                    .isInstanceOf(XException.Unauthorized.class)
                    .hasMessageContaining("bearer token is wrong");
        }
        assertThat(scene.isUntouched()).isTrue();

        assertInStep(scene.run(JobType.TWEETS));
    }

    @Test
    void refusesToRunWithoutAToken() {
        try (ComplianceEngine engine = scene.builder().token(() -> " ").build()) {
            assertThatThrownBy(() -> engine.run(JobType.TWEETS))
                    .isInstanceOf(HeedException.class)
                    .hasMessageContaining("There is no bearer token");
        }
        assertThat(scene.x.journal().exchanges()).isEmpty();
    }

    @Test
    void saysThatTheSpoolIsNotWritable() throws IOException {
        Path file = Files.writeString(spool.resolve("file"), "");

        assertThatThrownBy(() -> scene.builder().spool(file).build())
                .isInstanceOf(HeedException.class)
                .hasMessageContaining("The spool folder " + file + " is not writable");
    }

    private void assertInStep(RunReport report) {
        assertThat(report.status()).isEqualTo(Status.DONE);
        assertThat(scene.firstWrongPost()).isEmpty();
    }

    private RunReport runWith(EngineListener listener) {
        try (ComplianceEngine engine = scene.builder().listener(listener).build()) {
            return engine.run(JobType.TWEETS);
        }
    }

    /** Does something once, as soon as a slice has come into a state. */
    private static EngineListener atState(JobState state, int slice, Runnable what) {
        List<Job> seen = new ArrayList<>();
        return new EngineListener() {
            @Override
            public void moved(Job from, Job to) {
                if (to.state() == state && to.key().slice() == slice && seen.isEmpty()) {
                    seen.add(to);
                    what.run();
                }
            }
        };
    }

    private void emptySpool() {
        try (Stream<Path> files = Files.walk(spool)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
