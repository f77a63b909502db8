package dev.heed.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What X makes of the lines that it is sent. Untold by its documentation, so the strictest side is the default. */
class InputRulesTest {
    private static final String INVALID = "{\"error\":\"invalid_id\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "12345678901234567890",
                "5 ",
                " 5",
                "+5",
                "-5",
                "5.0",
                "1.27E+18",
                "5,6",
                "",
                "5\r",
                "\uFEFF5",
                "٣"
            })
    void aLineThatIsNot1To19DigitsIsAnsweredAsAnInvalidId(String line) throws Exception {
        Outcome outcome = send(line + "\n7\n");

        assertThat(outcome.status()).isEqualTo("complete");
        assertThat(outcome.lines()).hasSize(2).contains(INVALID).anyMatch(told -> told.startsWith("{\"id\":\"7\""));
        assertThat(outcome.rules()).containsExactly(Rule.MALFORMED_ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "5", "007", "9223372036854775807", "9999999999999999999"})
    void anIdOf1To19DigitsIsTakenAndToldAsItWasWritten(String id) throws Exception {
        Outcome outcome = send(id + "\n");

        assertThat(outcome.lines()).singleElement().asString().startsWith("{\"id\":\"" + id + "\"");
        assertThat(outcome.rules()).isEmpty();
    }

    @Test
    void theLastLineNeedsNoLineFeed() throws Exception {
        assertThat(send("5\n7").lines()).hasSize(2).doesNotContain(INVALID);
    }

    @Test
    void anIdThatIsSentTwiceIsToldTwice() throws Exception {
        assertThat(send("5\n5\n").lines()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "BLANK_LINES_ALLOWED, '5\n\n\n7\n\n'",
        "CRLF_ALLOWED, '5\r\n1234567890123456789\r\n'",
        "BOM_ALLOWED, '\uFEFF5\n7\n'",
        "MALFORMED_ID_IGNORED, '5\nabc\n7\n'"
    })
    void aVariantIsMoreLenient(Variant variant, String ids) throws Exception {
        assertThat(send(ids, variant).lines()).hasSize(2).doesNotContain(INVALID);
    }

    @Test
    void blankLinesAreAllowedEvenIfTheyEndInCrLf() throws Exception {
        assertThat(send("5\r\n\r\n7\r\n", Variant.CRLF_ALLOWED, Variant.BLANK_LINES_ALLOWED)
                        .lines())
                .hasSize(2)
                .doesNotContain(INVALID);
    }

    @Test
    void aMalformedIdFailsTheJobIfThatIsSwitchedOn() throws Exception {
        Outcome outcome = send("5\nabc\n", Variant.MALFORMED_ID_FAILS_JOB);

        assertThat(outcome.status()).isEqualTo("failed");
        assertThat(outcome.error()).contains("malformed");
    }

    @Test
    void anEmptyFileFailsTheJobUnlessItIsAllowed() throws Exception {
        assertThat(send("").status()).isEqualTo("failed");
        assertThat(send("").error()).isEqualTo("The uploaded file is empty.");
        assertThat(send("", Variant.EMPTY_FILE_ALLOWED).status()).isEqualTo("complete");
    }

    @Test
    void aFailedJobHasNoResults() throws Exception {
        assertThat(send("").download()).isEqualTo(404);
    }

    private record Outcome(String status, String error, List<String> lines, int download, List<Rule> rules) {}

    private static Outcome send(String ids, Variant... variants) throws Exception {
        try (MockXServer server = MockXServer.builder()
                .variants(variants)
                .verdicts(Verdicts.all(Verdict.deleted()))
                .start()) {
            Caller caller = new Caller(server);
            JsonNode job = caller.created("tweets");
            caller.upload(job, ids);
            server.clock().advance(Duration.ofSeconds(30));
            JsonNode told = caller.told(job);
            return new Outcome(
                    told.path("status").asText(),
                    told.path("error").asText(),
                    caller.lines(job),
                    caller.download(job).statusCode(),
                    server.contractViolations().stream().map(Violation::rule).toList());
        }
    }
}
