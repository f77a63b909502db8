package dev.heed.mock;

import static dev.heed.mock.JobType.TWEETS;
import static dev.heed.mock.JobType.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Verdict SUSPENDED = Verdict.delete("suspended");

    @Nested
    class ByChance {
        private final Verdicts mix =
                Verdicts.mix(1, Map.of("deleted", 0.2, "scrub_geo", 0.1), Map.of("suspended", 0.5));

        @Test
        void giveEachReasonItsShare() {
            assertThat(share(TWEETS, "deleted")).isCloseTo(0.2, within(0.01));
            assertThat(share(TWEETS, "scrub_geo")).isCloseTo(0.1, within(0.01));
            assertThat(share(USERS, "suspended")).isCloseTo(0.5, within(0.01));
        }

        @Test
        void tellAGeoScrubInBothOfXsWays() {
            assertThat(LongStream.range(1, 1_000)
                            .mapToObj(id -> mix.on(TWEETS, id, NOW))
                            .flatMap(Optional::stream))
                    .contains(Verdict.scrubGeo(), Verdict.deleteForGeo());
        }

        @Test
        void areTheSameForAnIdAtAnyTimeAndOthersWithAnotherSeed() {
            Verdicts script = Verdicts.share(0.5, 7);

            assertThat(verdicts(id -> script.on(TWEETS, id, NOW)))
                    .isEqualTo(verdicts(id -> script.on(TWEETS, id, Instant.MAX)))
                    .isNotEqualTo(verdicts(id -> Verdicts.share(0.5, 8).on(TWEETS, id, NOW)));
        }

        @Test
        void differBetweenAPostAndAnAccountOfTheSameNumber() {
            Map<String, Double> half = Map.of("deleted", 0.5);
            Verdicts script = Verdicts.mix(3, half, half);

            assertThat(verdicts(id -> script.on(TWEETS, id, NOW)))
                    .isNotEqualTo(verdicts(id -> script.on(USERS, id, NOW)));
        }

        @Test
        void mixAllUsualReasonsEvenly() {
            Verdicts script = Verdicts.share(0.5, 7);

            Map<String, Long> reasons = LongStream.range(0, 50_000)
                    .mapToObj(id -> script.on(TWEETS, id, NOW))
                    .flatMap(Optional::stream)
                    .collect(Collectors.groupingBy(Verdict::reason, Collectors.counting()));

            assertThat(reasons).containsOnlyKeys("deleted", "protected", "suspended", "deactivated", "scrub_geo");
            assertThat(reasons.values()).allSatisfy(count -> assertThat(count).isBetween(4_700L, 5_300L));
        }

        @Test
        void refuseSharesBeyondAllIds() {
            assertThatThrownBy(() -> Verdicts.share(1.1, 7)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Verdicts.share(Double.NaN, 7)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Verdicts.mix(7, Map.of("deleted", -0.1), Map.of()))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Verdicts.mix(7, Map.of(), Map.of("deleted", 0.6, "suspended", 0.5)))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        private double share(JobType type, String reason) {
            int all = 20_000;
            return (double) LongStream.range(0, all)
                            .filter(id -> mix.on(type, id, NOW)
                                    .filter(verdict -> verdict.reason().equals(reason))
                                    .isPresent())
                            .count()
                    / all;
        }

        private Map<Long, Optional<Verdict>> verdicts(Function<Long, Optional<Verdict>> script) {
            return LongStream.range(0, 100).boxed().collect(Collectors.toMap(id -> id, script));
        }
    }

    @Nested
    class ByRule {
        @Test
        void askTheSecondScriptWhereTheFirstIsSilent() {
            Verdicts both = Verdicts.of(1, Verdict.deleted()).or(Verdicts.all(SUSPENDED));

            assertThat(both.on(TWEETS, 1, NOW)).contains(Verdict.deleted());
            assertThat(both.on(TWEETS, 2, NOW)).contains(SUSPENDED);
            assertThat(Verdicts.none().on(TWEETS, 2, NOW)).isEmpty();
        }

        @Test
        void goForOneTypeIfTheyAreToldSo() {
            Verdicts users = Verdicts.all(SUSPENDED).only(USERS);

            assertThat(users.on(USERS, 1, NOW)).contains(SUSPENDED);
            assertThat(users.on(TWEETS, 1, NOW)).isEmpty();
        }

        @Test
        void changeWithTime() {
            Instant third = NOW.plus(Duration.ofDays(3));
            Verdicts late = Verdicts.of(1, Verdict.deleted()).from(third);
            Verdicts opened = Verdicts.of(2, Verdict.delete("protected")).until(third);

            assertThat(late.on(TWEETS, 1, third.minusMillis(1))).isEmpty();
            assertThat(late.on(TWEETS, 1, third)).isPresent();
            assertThat(opened.on(TWEETS, 2, third.minusMillis(1))).isPresent();
            assertThat(opened.on(TWEETS, 2, third)).isEmpty();
        }

        @Test
        void areAskedForTheTimeWhenTheWorkIsDone() throws Exception {
            Instant at = NOW.plus(Duration.ofMinutes(10));
            try (MockXServer server = MockXServer.builder()
                    .processing(Duration.ofMinutes(10))
                    .verdicts(Verdicts.of(1, Verdict.deleted())
                            .from(at)
                            .or(Verdicts.of(2, Verdict.deleted()).from(at.plusMillis(1))))
                    .start()) {
                Caller caller = new Caller(server);
                var job = caller.created("tweets");
                caller.upload(job, "1\n2\n");
                server.clock().advance(Duration.ofDays(1));

                assertThat(caller.lines(job)).singleElement().asString().contains("\"1\"");
            }
        }

        @ParameterizedTest
        @CsvSource({"'',deleted", "delete,''", "'del\"ete',deleted", "delete,'a\nb'"})
        void areMadeOfPlainWords(String action, String reason) {
            assertThatThrownBy(() -> Verdict.of(action, reason)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class FromAFile {
        @TempDir
        private Path folder;

        @Test
        void areReadLineByLine() throws Exception {
            Verdicts script = file("""
                    {"id":"1","action":"delete","reason":"deleted"}

                    {"id":"2","type":"users","action":"delete","reason":"suspended","created_at":"2020-01-01T00:00:00Z"}
                    {"id":"3","action":"delete","reason":"deleted","from":"2026-02-01T00:00:00Z"}
                    {"id":"4","action":"delete","reason":"protected"}
                    {"id":"4","action":"delete","reason":"bounced","from":"2026-02-01T00:00:00Z"}
                    {"id":"9999999999999999999","action":"scrub_geo","reason":"scrub_geo"}
                    """);
            Instant later = Instant.parse("2026-02-01T00:00:00Z");

            assertThat(script.on(TWEETS, 1, NOW)).contains(Verdict.deleted());
            assertThat(script.on(TWEETS, 2, NOW)).isEmpty();
            assertThat(script.on(USERS, 2, NOW).orElseThrow().createdAt()).isPresent();
            assertThat(script.on(TWEETS, 3, NOW)).isEmpty();
            assertThat(script.on(TWEETS, 3, later)).isPresent();
            assertThat(script.on(TWEETS, 4, NOW).orElseThrow().reason()).isEqualTo("protected");
            assertThat(script.on(TWEETS, 4, later).orElseThrow().reason()).isEqualTo("bounced");
            assertThat(script.on(TWEETS, Long.parseUnsignedLong("9999999999999999999"), NOW))
                    .contains(Verdict.scrubGeo());
            assertThat(script.on(TWEETS, 5, NOW)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "nonsense|is not a JSON object",
                    "{\"id\":\"x\",\"action\":\"delete\",\"reason\":\"deleted\"}|has no id of 1 to 19 digits",
                    "{\"id\":\"1\",\"action\":\"delete\"}|lacks its action or its reason",
                    "{\"id\":\"1\",\"action\":\"delete\",\"reason\":\"deleted\",\"kind\":\"x\"}|unknown member: kind",
                    "{\"id\":\"1\",\"action\":\"delete\",\"reason\":\"deleted\",\"type\":\"x\"}|neither tweets nor users",
                    "{\"id\":\"1\",\"action\":\"delete\",\"reason\":\"deleted\",\"from\":\"x\"}|could not be parsed"
                })
        void nameTheLineThatIsNone(String line, String flaw) {
            assertThatThrownBy(
                            () -> file("{\"id\":\"1\",\"action\":\"delete\",\"reason\":\"deleted\"}\n" + line + "\n"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Line 2 of ")
                    .hasMessageContaining(flaw);
        }

        @Test
        void nameTheFileThatIsNotThere() {
            assertThatThrownBy(() -> Verdicts.file(folder.resolve("none.ndjson")))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("none.ndjson");
        }

        private Verdicts file(String text) throws Exception {
            return Verdicts.file(Files.writeString(folder.resolve("verdicts.ndjson"), text));
        }
    }
}
