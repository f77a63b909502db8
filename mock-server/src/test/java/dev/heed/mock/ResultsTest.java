package dev.heed.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The results, as recorded ones were. */
class ResultsTest {
    private static final Duration PROCESSING = Duration.ofSeconds(30);
    private final MockXServer server = MockXServer.builder()
            .verdicts(Verdicts.of(Map.of(
                            1_300_000_000_000_000_000L, Verdict.delete("suspended"),
                            20L, Verdict.deleted(),
                            30L, Verdict.scrubGeo(),
                            40L,
                                    new Verdict(
                                            "delete",
                                            "protected",
                                            Optional.of(Instant.EPOCH),
                                            Optional.of(Instant.EPOCH))))
                    .or(Verdicts.when(id -> id >= 100 && id < 100_000, Verdict.deleted())))
            .start();
    private final Caller caller = new Caller(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellPostsWithMillisecondsAndZ() throws Exception {
        assertThat(caller.lines(finished("tweets", "10\n20\n30\n40\n1300000000000000000\n")))
                .containsExactlyInAnyOrder(
                        "{\"id\":\"20\",\"action\":\"delete\",\"created_at\":\"2010-06-01T12:00:00.000Z\","
                                + "\"redacted_at\":\"2025-11-05T08:00:00.000Z\",\"reason\":\"deleted\"}",
                        "{\"id\":\"30\",\"action\":\"scrub_geo\",\"created_at\":\"2010-06-01T12:00:00.000Z\","
                                + "\"reason\":\"scrub_geo\"}",
                        "{\"id\":\"40\",\"action\":\"delete\",\"created_at\":\"1970-01-01T00:00:00.000Z\","
                                + "\"redacted_at\":\"1970-01-01T00:00:00.000Z\",\"reason\":\"protected\"}",
                        "{\"id\":\"1300000000000000000\",\"action\":\"delete\","
                                + "\"created_at\":\"2020-08-30T09:18:47.489Z\",\"reason\":\"suspended\"}");
    }

    @Test
    void tellAccountsWithSecondsAndOffset() throws Exception {
        assertThat(caller.lines(finished("users", "20\n")))
                .containsExactly("{\"id\":\"20\",\"action\":\"delete\",\"created_at\":\"2010-06-01T12:00:00+00:00\","
                        + "\"redacted_at\":\"2025-11-05T08:00:00+00:00\",\"reason\":\"deleted\"}");
    }

    @Test
    void haveOneEmptyLineInsideAndALineFeedAtTheEnd() throws Exception {
        String results = caller.download(finished("tweets", "20\n30\n40\n")).body();

        assertThat(results.lines().filter(String::isEmpty)).hasSize(1);
        assertThat(results).endsWith("}\n").doesNotEndWith("\n\n");
    }

    @Test
    void comeInNeitherTheOrderOfTheUploadNorThatOfTheNumbers() throws Exception {
        for (int size : List.of(3, 4, 5, 10, 5_000)) {
            List<Long> ascending = LongStream.range(100, 100 + size).boxed().toList();
            String ids = ascending.stream().map(id -> id + "\n").collect(Collectors.joining());

            List<Long> told = caller.lines(finished("users", ids)).stream()
                    .map(line -> Long.parseLong(line.replaceAll("\\{\"id\":\"(\\d+)\".*", "$1")))
                    .toList();

            assertThat(told).containsExactlyInAnyOrderElementsOf(ascending).isNotEqualTo(ascending);
            server.clock().advance(Duration.ofMinutes(1));
        }
    }

    @Test
    void differFromNumericOrderEvenIfTheUploadWasInAnother() throws Exception {
        List<String> lines = caller.lines(finished("tweets", "103\n101\n102\n"));

        assertThat(lines.stream().map(line -> line.substring(7, 10)).toList())
                .isNotEqualTo(List.of("101", "102", "103"))
                .isNotEqualTo(List.of("103", "101", "102"))
                .containsExactlyInAnyOrder("101", "102", "103");
    }

    @Test
    void areTheSameBytesEachTime() throws Exception {
        JsonNode job = finished("tweets", "20\n30\n40\n101\n102\n103\n");

        assertThat(caller.download(job).body()).isEqualTo(caller.download(job).body());
    }

    private JsonNode finished(String type, String ids) throws Exception {
        JsonNode job = caller.created(type);
        caller.upload(job, ids);
        server.clock().advance(PROCESSING);
        return job;
    }
}
