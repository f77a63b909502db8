package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.client.ComplianceJob;
import dev.heed.client.UploadMode;
import dev.heed.client.XClient;
import dev.heed.mock.Call;
import dev.heed.mock.Effects;
import dev.heed.mock.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Neither the bearer token nor any part of a signed URL shows anywhere, whatever goes wrong. */
class SecretsTest {
    @TempDir
    Path spool;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void nothingShowsWhateverGoesWrong() throws InterruptedException {
        for (FaultCell cell : FaultRuns.cells()) {
            assertThat(FaultRuns.of(cell).leaks()).as(cell.toString()).isEmpty();
        }
        assertNothingWasLogged();
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void nothingIsLoggedWhenScheduledRunsFailAndListenersBreak() throws InterruptedException {
        CountDownLatch failed = new CountDownLatch(3);
        EngineListener broken = new EngineListener() {
            @Override
            public void moved(Job from, Job to) {
                throw new IllegalStateException("a bug in the host, at " + to);
            }

            @Override
            public void failed(RuntimeException cause) {
                failed.countDown();
            }
        };
        try (Scene scene = new Scene(spool, FaultRun.TOKEN, Fault.on(Call.UPLOAD, Effects.answerLost()), outage());
                ComplianceEngine engine = scene.builder().listener(broken).build()) {
            engine.start(Schedule.every(Duration.ofHours(1)));
            failed.await();
        }

        assertThat(CapturedLog.entries())
                .anyMatch(entry -> entry.text().startsWith("ERROR") && entry.thrown() != null)
                .anyMatch(entry -> entry.text().startsWith("WARN") && entry.thrown() != null);
        assertNothingWasLogged();
    }

    private static Fault outage() {
        return Fault.on(Call.GET, Effects.status(401));
    }

    private static void assertNothingWasLogged() {
        LoggerFactory.getLogger(SecretsTest.class).trace("a probe");
        assertThat(CapturedLog.entries())
                .as("The log must be captured: set the system property slf4j.provider as core/pom.xml does.")
                .anyMatch(entry -> entry.text().endsWith("a probe"));
        Leaks leaks = new Leaks(FaultRun.TOKEN);
        for (CapturedLog.Entry entry : CapturedLog.entries()) {
            leaks.look("the log", entry.text());
            if (entry.thrown() != null) {
                leaks.look(entry.thrown());
            }
        }
        assertThat(leaks.found()).isEmpty();
    }

    @Test
    void whoLooksForSecretsFindsThem() throws IOException {
        try (Scene scene = new Scene(spool, FaultRun.TOKEN)) {
            XClient client = XClient.builder(() -> FaultRun.TOKEN)
                    .api(scene.x.apiBase())
                    .clock(scene.time)
                    .build();
            ComplianceJob job = client.create(JobType.TWEETS, "mine", UploadMode.SIMPLE);
            String url = Objects.requireNonNull(job.upload()).uri().toString();
            String signature = url.replaceAll(".*X-Goog-Signature=([^&]*).*", "$1");
            Files.writeString(spool.resolve("a file"), "of " + signature);

            assertThat(found("Bearer " + FaultRun.TOKEN)).hasSize(1);
            assertThat(found(url)).hasSize(1);
            assertThat(found(signature)).hasSize(1);
            assertThat(found("https://storage.example/o?upload_id=ABC")).hasSize(1);
            assertThat(found(job.toString())).isEmpty();
            Leaks leaks = new Leaks(FaultRun.TOKEN);
            leaks.look(new IllegalStateException("outer", new IllegalStateException(url)));
            leaks.look(spool);
            assertThat(leaks.found()).hasSize(2);
        }
    }

    private static Set<String> found(String text) {
        Leaks leaks = new Leaks(FaultRun.TOKEN);
        leaks.look("a text", text);
        return leaks.found();
    }
}
