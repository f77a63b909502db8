package dev.heed.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.HeedException;
import dev.heed.JobType;
import dev.heed.UploadSession;
import dev.heed.memory.VirtualTime;
import dev.heed.mock.Call;
import dev.heed.mock.Effect;
import dev.heed.mock.Effects;
import dev.heed.mock.Fault;
import dev.heed.mock.MockXServer;
import dev.heed.mock.Verdict;
import dev.heed.mock.Verdicts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class XClientTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    private final VirtualTime time = new VirtualTime(NOON);
    private final MockXServer x = MockXServer.builder()
            .clock(time)
            .verdicts(Verdicts.of(Map.of(5L, Verdict.delete("deleted"), 6L, Verdict.delete("suspended"))))
            .start();
    private final XClient client = client("mock-token");

    @AfterEach
    void stop() {
        x.close();
    }

    @Test
    void aJobIsCreatedAndFoundByItsIdAndByItsName() {
        ComplianceJob created = client.create(JobType.TWEETS, "mine", UploadMode.SIMPLE);

        assertThat(created.status()).isEqualTo(RemoteStatus.CREATED);
        assertThat(created.createdAt()).isEqualTo(NOON);
        assertThat(client.get(created.id())).isEqualTo(created);
        assertThat(client.list(JobType.TWEETS)).containsExactly(created);
        assertThat(client.list(JobType.USERS)).isEmpty();
    }

    @Test
    void idsGoUpAndResultsComeDown() throws IOException {
        ComplianceJob job = finished();
        Path results = folder.resolve("results");
        List<Long> progress = new ArrayList<>();

        client.download(job.download(), results, progress::add);

        assertThat(x.uploaded(job.id()).orElseThrow()).containsExactly("5", "6", "7");
        assertThat(Files.readString(results)).contains("\"5\"", "\"6\"").endsWith("}\n");
        assertThat(progress).endsWith(Files.size(results));
        assertThat(folder).isDirectoryNotContaining("glob:**.part").isDirectoryNotContaining("glob:**.etag");
    }

    @Test
    void aBrokenDownloadIsContinuedWhereItBroke() throws IOException {
        ComplianceJob job = finished();
        Path results = folder.resolve("results");
        x.inject(Fault.on(Call.DOWNLOAD.nth(1), Effects.cutAnswerAfter(20)));

        assertThatThrownBy(() -> client.download(job.download(), results, bytes -> {}))
                .isInstanceOf(XException.Unreachable.class);
        assertThat(results).doesNotExist();
        assertThat(Files.size(folder.resolve("results.part"))).isEqualTo(20);
        client.download(job.download(), results, bytes -> {});

        assertThat(x.journal().exchanges())
                .filteredOn(entry -> entry.status() == 206)
                .hasSize(1);
        assertThat(Files.readString(results)).contains("\"5\"", "\"6\"");
    }

    @Test
    void aPartOfAnotherObjectIsNotContinued() throws IOException {
        ComplianceJob job = finished();
        Path results = folder.resolve("results");
        Files.writeString(folder.resolve("results.part"), "{\"id\":\"1\"");
        Files.writeString(folder.resolve("results.etag"), "\"another\"");

        assertThatThrownBy(() -> client.download(job.download(), results, bytes -> {}))
                .isInstanceOf(XException.Unavailable.class);
        client.download(job.download(), results, bytes -> {});

        assertThat(Files.readString(results)).contains("\"5\"", "\"6\"").doesNotContain("\"1\"");
    }

    @Test
    void aPartThatWasDamagedIsFetchedAnew() throws IOException {
        ComplianceJob job = finished();
        Path results = folder.resolve("results");
        x.inject(Fault.on(Call.DOWNLOAD.nth(1), Effects.cutAnswerAfter(20)));
        assertThatThrownBy(() -> client.download(job.download(), results, bytes -> {}))
                .isInstanceOf(XException.class);
        Files.writeString(folder.resolve("results.part"), "x".repeat(20));

        assertThatThrownBy(() -> client.download(job.download(), results, bytes -> {}))
                .isInstanceOf(XException.Unintelligible.class)
                .hasMessageContaining("checksum");
        client.download(job.download(), results, bytes -> {});

        assertThat(Files.readString(results)).contains("\"5\"", "\"6\"");
    }

    @Test
    void signedUrlsEnd() {
        ComplianceJob job = client.create(JobType.TWEETS, "late", UploadMode.SIMPLE);
        time.advance(Duration.ofMinutes(15));

        assertThatThrownBy(() -> client.upload(job.upload(), ids(), bytes -> {}))
                .isInstanceOf(XException.UrlExpired.class);
    }

    @Test
    void everyRefusalHasAType() {
        client.create(JobType.TWEETS, "first", UploadMode.SIMPLE);

        assertThatThrownBy(() -> client.create(JobType.TWEETS, "second", UploadMode.SIMPLE))
                .isInstanceOf(XException.Conflict.class);
        assertThatThrownBy(() -> client.get("1")).isInstanceOf(XException.NoSuchJob.class);
        assertThatThrownBy(() -> client("wrong").get("1")).isInstanceOf(XException.Unauthorized.class);
        assertThatThrownBy(() -> client.create(JobType.USERS, "x".repeat(65), UploadMode.SIMPLE))
                .isInstanceOf(XException.Refused.class);
        x.inject(Fault.on(Call.LIST.nth(1), Effects.status(503)));
        assertThatThrownBy(() -> client.list(JobType.USERS)).isInstanceOf(XException.Unavailable.class);
        x.inject(Fault.on(Call.LIST.nth(2), Effects.status(200)));
        assertThatThrownBy(() -> client.list(JobType.USERS)).isInstanceOf(XException.Unintelligible.class);
        x.inject(Fault.on(Call.CREATE.nth(4), Effects.answerLost()));
        assertThatThrownBy(() -> client.create(JobType.USERS, "lost", UploadMode.SIMPLE))
                .isInstanceOf(XException.Unreachable.class);
    }

    @Test
    void noErrorShowsTheTokenOrASignedUrl() {
        ComplianceJob job = client.create(JobType.TWEETS, "secret", UploadMode.SIMPLE);
        x.close();

        assertThat(job.toString()).doesNotContain("X-Goog-Signature");
        assertThatThrownBy(() -> client.get("1"))
                .isInstanceOf(XException.Unreachable.class)
                .hasNoCause()
                .message()
                .doesNotContain("mock-token");
        assertThatThrownBy(() -> client.upload(job.upload(), ids(), bytes -> {}))
                .isInstanceOf(XException.Unreachable.class)
                .hasNoCause()
                .message()
                .doesNotContain("Signature");
    }

    @Test
    void aTokenThatNoHeaderMayHoldIsNotShown() {
        assertThatThrownBy(() -> client("to\nken").get("1"))
                .isInstanceOf(HeedException.class)
                .hasNoCause()
                .message()
                .doesNotContain("ken\"")
                .contains("characters that no HTTP header may have");
    }

    @Test
    void request151OfAWindowIsNotSent() {
        for (int i = 0; i < RequestBudget.LIMIT; i++) {
            client.list(JobType.TWEETS);
        }

        assertThatThrownBy(() -> client.list(JobType.USERS))
                .isInstanceOfSatisfying(
                        XException.RateLimited.class,
                        limited -> assertThat(limited.resetAt()).isEqualTo(NOON.plus(Duration.ofMinutes(15))));
        assertThat(x.journal().count(Call.LIST)).isEqualTo(RequestBudget.LIMIT);
        assertThat(client.requests(Endpoint.LIST)).isEqualTo(RequestBudget.LIMIT);

        time.advance(Duration.ofMinutes(15));
        assertThat(client.list(JobType.USERS)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void whoDoesNotMoveIsNotWaitedFor(Effect stalled) {
        XClient brief = XClient.builder(() -> "mock-token")
                .api(x.apiBase())
                .clock(time)
                .patience(Duration.ofMillis(200))
                .build();
        x.inject(Fault.on(Call.LIST, stalled));

        assertThatThrownBy(() -> brief.list(JobType.TWEETS))
                .isInstanceOf(XException.Unreachable.class)
                .hasMessageContaining("nothing moved");
    }

    static Stream<Effect> whoDoesNotMoveIsNotWaitedFor() {
        return Stream.of(Effects.stall(), Effects.answerStalled(), Effects.stallAnswerAfter(3));
    }

    @Test
    void patienceIsPositive() {
        assertThatThrownBy(() -> XClient.builder(() -> "t").patience(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHeaderThatShouldBeANumberAndIsNotIsPassedOver() {
        x.inject(Fault.on(Call.LIST, Effects.header("x-rate-limit-remaining", "many")));

        assertThat(client.list(JobType.TWEETS)).isEmpty();
    }

    @Test
    void anAnswerThatDoesNotFitItsCallTellsWhatToDo() {
        x.inject(Fault.on(Call.CREATE, Effects.status(404)), Fault.on(Call.LIST, Effects.status(409)));

        assertThatThrownBy(() -> client.create(JobType.TWEETS, "mine", UploadMode.SIMPLE))
                .isInstanceOf(XException.Refused.class)
                .hasMessageContaining("Look whether a proxy answers instead of X");
        assertThatThrownBy(() -> client.list(JobType.TWEETS)).isInstanceOf(XException.Refused.class);
    }

    @Test
    void aStorageWithoutTlsIsRefusedWhenXIsReachedWithIt() {
        XClient real = XClient.builder(() -> "t").build();
        SignedUrl plain = new SignedUrl(URI.create("http://storage.example/x?X-Goog-Signature=1"), NOON);

        assertThatThrownBy(() -> real.upload(plain, ids(), bytes -> {}))
                .isInstanceOf(XException.ForeignStorage.class)
                .message()
                .doesNotContain("X-Goog");
    }

    private XClient client(String token) {
        return XClient.builder(() -> token)
                .api(x.apiBase())
                .clock(time)
                .chunkBytes(XClient.CHUNK_QUANTUM)
                .build();
    }

    private ComplianceJob finished() {
        ComplianceJob job = client.create(JobType.TWEETS, "mine", UploadMode.SIMPLE);
        client.upload(job.upload(), ids(), bytes -> {});
        time.advance(Duration.ofSeconds(30));
        return client.get(job.id());
    }

    private Path ids() {
        try {
            return Files.writeString(folder.resolve("ids"), "5\n6\n7\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aResumableUploadGoesOnWhereItBrokeOff() throws IOException {
        Path ids = manyIds();
        ComplianceJob job = client.create(JobType.TWEETS, "large", UploadMode.RESUMABLE);
        UploadSession session = client.startUpload(job.upload());
        x.inject(Fault.on(Call.UPLOAD_CHUNK.nth(2), Effects.resetAfter(100_000)));
        List<Long> progress = new ArrayList<>();

        assertThatThrownBy(() -> client.upload(session, ids, progress::add)).isInstanceOf(XException.Unreachable.class);
        assertThat(client.get(job.id()).status()).isEqualTo(RemoteStatus.CREATED);
        client.upload(new UploadSession(session.uri()), ids, progress::add);

        assertThat(x.uploadedBytes(job.id()).orElseThrow()).isEqualTo(Files.readAllBytes(ids));
        assertThat(x.journal().stream()
                        .filter(exchange -> exchange.call() == Call.UPLOAD_CHUNK)
                        .mapToLong(exchange -> exchange.request().bytes())
                        .sum())
                .isEqualTo(Files.size(ids));
        assertThat(progress).contains(362_144L).endsWith(Files.size(ids));
        assertThat(x.contractViolations()).isEmpty();
    }

    @Test
    void aResumableUploadBelievesTheStorageAndNotItself() throws IOException {
        Path ids = manyIds();
        ComplianceJob job = client.create(JobType.TWEETS, "large", UploadMode.RESUMABLE);
        UploadSession session = client.startUpload(job.upload());
        x.inject(
                Fault.on(Call.UPLOAD_CHUNK.nth(1), Effects.answerLost()),
                Fault.on(Call.UPLOAD_QUERY.nth(2), Effects.offsetGoesBackTo(1_000)));

        assertThatThrownBy(() -> client.upload(session, ids, bytes -> {})).isInstanceOf(XException.Unreachable.class);
        client.upload(session, ids, bytes -> {});
        client.upload(session, ids, bytes -> {});

        assertThat(x.uploadedBytes(job.id()).orElseThrow()).isEqualTo(Files.readAllBytes(ids));
    }

    @Test
    void aSessionThatIsGoneOrHoldsAnotherFileIsToldApart() throws IOException {
        Path ids = manyIds();
        ComplianceJob job = client.create(JobType.TWEETS, "large", UploadMode.RESUMABLE);
        UploadSession lost = client.startUpload(job.upload());
        x.inject(Fault.on(Call.UPLOAD_CHUNK.nth(1), Effects.sessionLost(5)));

        assertThatThrownBy(() -> client.upload(lost, ids, bytes -> {})).isInstanceOf(XException.SessionGone.class);
        assertThatThrownBy(() -> client.upload(lost, ids, bytes -> {})).isInstanceOf(XException.SessionGone.class);
        UploadSession other = client.startUpload(job.upload());
        client.upload(other, Files.writeString(folder.resolve("other"), "5\n"), bytes -> {});

        assertThatThrownBy(() -> client.upload(other, ids, bytes -> {})).isInstanceOf(XException.SessionGone.class);
    }

    @Test
    void aStorageThatKeepsNothingIsNotSentTheSameForEver() throws IOException {
        Path ids = manyIds();
        UploadSession session = client.startUpload(
                client.create(JobType.TWEETS, "large", UploadMode.RESUMABLE).upload());
        x.inject(Fault.on(Call.UPLOAD_CHUNK, Effects.status(308, "text/plain", "")));

        assertThatThrownBy(() -> client.upload(session, ids, bytes -> {}))
                .isInstanceOf(XException.Unintelligible.class)
                .hasMessageContaining("keeps nothing");
        assertThat(x.journal().count(Call.UPLOAD_CHUNK)).isEqualTo(5);
    }

    @Test
    void aSessionIsNotStartedAtAUrlThatHasExpired() {
        ComplianceJob job = client.create(JobType.TWEETS, "late", UploadMode.RESUMABLE);
        time.advance(Duration.ofMinutes(15));

        assertThatThrownBy(() -> client.startUpload(job.upload())).isInstanceOf(XException.UrlExpired.class);
    }

    @Test
    void aSessionShowsNoSecret() {
        UploadSession session = client.startUpload(
                client.create(JobType.TWEETS, "secret", UploadMode.RESUMABLE).upload());

        assertThat(session).hasToString("upload session at 127.0.0.1");
    }

    @Test
    void filesGoNowhereButToTheStorageThatIsAllowed() {
        StorageHosts real = StorageHosts.of(Set.of("storage.googleapis.com"), URI.create("https://api.x.com"));
        StorageHosts played = StorageHosts.of(Set.of("storage.googleapis.com"), URI.create("http://127.0.0.1:1"));

        for (String allowed : List.of("https://storage.googleapis.com/a?b", "https://STORAGE.googleapis.com/a")) {
            assertThat(real.checked(URI.create(allowed))).hasToString(allowed);
        }
        for (String foreign : List.of(
                "http://storage.googleapis.com/a",
                "https://storage.googleapis.com.example/a",
                "https://example.com/storage.googleapis.com",
                "https://storage.googleapis.com@example.com/a",
                "https://me@storage.googleapis.com/a",
                "http://127.0.0.1/a",
                "file:///etc/passwd")) {
            assertThatThrownBy(() -> real.checked(URI.create(foreign)))
                    .isInstanceOf(XException.ForeignStorage.class)
                    .hasMessageContaining("storage.googleapis.com");
        }
        assertThat(played.checked(URI.create("http://localhost:8080/a"))).isNotNull();
        assertThatThrownBy(() -> played.checked(URI.create("http://10.0.0.1/a")))
                .isInstanceOf(XException.ForeignStorage.class);
    }

    private Path manyIds() throws IOException {
        StringBuilder ids = new StringBuilder();
        for (long id = 1_500_000_000_000_000_000L; ids.length() < 700_000; id++) {
            ids.append(id).append('\n');
        }
        return Files.writeString(folder.resolve("many"), ids);
    }
}
