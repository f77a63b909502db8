package dev.heed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.mock.MockClock;
import dev.heed.mock.MockXServer;
import dev.heed.mock.Verdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks through docs/command.md as it is written there. */
class CommandPageTest {
    private static final Path PAGE = Path.of("..", "docs", "command.md");
    private static final Pattern BLOCK = Pattern.compile("(?s)```(sh|yaml)\n(.*?)```");
    private static final Pattern STEP = Pattern.compile("\\./heed ([^#>\n]+)(?:>[^#\n]*)?(?:# ends with (\\d))?");
    private static final Pattern JOB = Pattern.compile("Job ([0-9a-f-]{36})");

    @TempDir
    Path folder;

    private String lastPlan = "";

    @Test
    void everyCommandOfThePageDoesWhatThePageSays() throws Exception {
        TwitterToSqlite.create(folder.resolve("twitter.db"), 1_000);
        Files.copy(
                Path.of("..", "docs", "mappings", "twitter-to-sqlite.yaml"), folder.resolve("twitter-to-sqlite.yaml"));
        try (MockXServer x = MockXServer.builder()
                .clock(MockClock.running())
                .processing(Duration.ZERO)
                .verdicts(Verdicts.share(0.03, 1))
                .start()) {
            Files.writeString(
                    folder.resolve("heed.yaml"),
                    block("yaml").replace("http://127.0.0.1:8080", x.apiBase().toString()));
            for (MatchResult step : steps()) {
                take(step.group(1).strip(), step.group(2) == null ? Exit.DONE : Integer.parseInt(step.group(2)));
            }
            assertThat(x.contractViolations()).isEmpty();
        }
        assertThat(folder.resolve("heads.txt")).exists();
    }

    @Test
    void thePageHasEveryCommandAndStatus() throws IOException {
        String page = Files.readString(PAGE);

        for (String command : Main.commandLine(new Shell(name -> null, System.out))
                .getSubcommands()
                .keySet()) {
            assertThat(page).contains("`" + command + "`");
        }
        for (int status = Exit.DONE; status <= Exit.BROKEN_LEDGER; status++) {
            assertThat(page).contains("\n| " + status + " | ");
        }
    }

    private void take(String step, int status) {
        if (step.startsWith("mock")) {
            return;
        }
        for (String words : step.contains("JOB") ? forEachJob(step) : List.of(step)) {
            Terminal terminal = heed(words);
            assertThat(terminal.status())
                    .as("%s%n%s%n%s", words, terminal.output(), terminal.errors())
                    .isEqualTo(status);
            if (words.equals("plan")) {
                lastPlan = terminal.output();
            }
        }
    }

    private List<String> forEachJob(String step) {
        List<String> steps = JOB.matcher(lastPlan)
                .results()
                .map(job -> step.replace("JOB", job.group(1)))
                .toList();
        assertThat(steps).isNotEmpty();
        return steps;
    }

    private Terminal heed(String words) {
        Stream<String> arguments = Pattern.compile("\"([^\"]*)\"|(\\S+)")
                .matcher(words)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .map(word -> word.equals("heads.txt") ? folder.resolve(word).toString() : word);
        return Terminal.heed(
                Map.of("HEED_TOKEN", "mock-token"),
                Stream.concat(
                                arguments,
                                Stream.of(
                                        "--config", folder.resolve("heed.yaml").toString()))
                        .toArray(String[]::new));
    }

    private static List<MatchResult> steps() throws IOException {
        String commands = BLOCK.matcher(Files.readString(PAGE))
                .results()
                .filter(block -> block.group(1).equals("sh"))
                .map(block -> block.group(2))
                .reduce("", String::concat);
        return STEP.matcher(commands).results().toList();
    }

    private static String block(String language) throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(PAGE));
        return blocks.results()
                .filter(block -> block.group(1).equals(language))
                .findFirst()
                .orElseThrow()
                .group(2);
    }
}
