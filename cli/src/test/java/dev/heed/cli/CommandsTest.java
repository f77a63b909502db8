package dev.heed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.mock.MockClock;
import dev.heed.mock.MockXServer;
import dev.heed.mock.Verdict;
import dev.heed.mock.Verdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command on one configuration, against a mock X in this process. */
class CommandsTest {
    private static final Pattern JOB = Pattern.compile("Job ([0-9a-f-]{36})");
    private static final Pattern RUN = Pattern.compile("Posts: run ([0-9a-f-]{36})");

    @TempDir
    Path folder;

    private MockXServer x;
    private String url;

    @BeforeEach
    void begin() throws SQLException, IOException {
        x = MockXServer.builder()
                .token("t")
                .clock(MockClock.running())
                .processing(Duration.ZERO)
                .verdicts(Verdicts.of(1, Verdict.deleted()))
                .start();
        url = "jdbc:sqlite:" + folder.resolve("archive.db");
        sql("create table posts (id integer primary key, label text)");
        sql("insert into posts values (1, 'one'), (2, 'two'), (3, 'three')");
        Files.writeString(
                folder.resolve("posts.yaml"),
                "tables:\n  - name: posts\n    match:\n      - {column: id, holds: post, delete: row}\n");
        Files.writeString(folder.resolve("heed.yaml"), """
                x: { address: '%s' }
                guard: { free_ids: 0, first_share: 0.1 }
                targets:
                  - { name: archive, url: 'jdbc:sqlite:archive.db', mapping: posts.yaml }
                """.formatted(x.apiBase()));
    }

    @AfterEach
    void end() {
        x.close();
    }

    @Test
    void checkChangesNothing() throws SQLException {
        Terminal terminal = heed("check");

        assertThat(terminal.status()).isEqualTo(Exit.DONE);
        assertThat(terminal.output()).contains("The target \"archive\": ok.", "A run can begin.");
        assertThat(number("select count(*) from sqlite_master where name like 'heed%'"))
                .isZero();
    }

    @Test
    void initWritesADraftThatAPersonEnables() throws IOException, SQLException {
        Path mapping = folder.resolve("posts.yaml");
        Terminal refused = heed("init");
        Files.delete(mapping);
        sql("update posts set id = 1220000000000000000 + id * 9999999999");

        Terminal written = heed("init", "--target", "archive");

        assertThat(refused.status()).isEqualTo(Exit.ERROR);
        assertThat(refused.errors()).contains("posts.yaml is there already");
        assertThat(written.status()).isEqualTo(Exit.DONE);
        assertThat(written.output()).contains("posts.yaml. It is a draft");
        assertThat(heed("check").output()).contains("remove the line \"draft: true\"");

        Files.writeString(mapping, Files.readString(mapping).replace("draft: true\n", ""));
        assertThat(heed("check").status()).isEqualTo(Exit.DONE);
    }

    @Test
    void initSaysThatFilesHaveNothingToGrant() {
        assertThat(heed("init", "--grants", "heed").output()).contains("-- archive: a file");
    }

    @Test
    void checkTellsEveryError() throws IOException {
        Files.writeString(
                folder.resolve("posts.yaml"),
                "tables:\n  - name: tweets\n    match:\n      - {column: id, holds: post, delete: row}\n");
        Terminal terminal =
                Terminal.heed("check", "--config", folder.resolve("heed.yaml").toString());

        assertThat(terminal.status()).isEqualTo(Exit.FINDINGS);
        assertThat(terminal.output()).contains("There is no bearer token", "posts.yaml:2:", "2 errors to mend");
    }

    @Test
    void checkTellsOfADatabaseThatAThrottleCannotAsk() throws IOException {
        Path config = folder.resolve("heed.yaml");
        Files.writeString(
                config,
                Files.readString(config)
                        .replace(
                                "mapping: posts.yaml",
                                "mapping: posts.yaml, throttle: { pause_query: { sql: select 1, url: 'jdbc:h2:file:"
                                        + folder.resolve("none") + ";IFEXISTS=TRUE' } }"));

        Terminal terminal = heed("check");

        assertThat(terminal.status()).isEqualTo(Exit.FINDINGS);
        assertThat(terminal.output())
                .contains("The target \"archive\": ok.")
                .contains("The database of the throttle \"pause_query\" cannot be reached", "1 error to mend");
    }

    @Test
    void onlyCheckAndRunWarnOfWhatTheMappingLacks() throws IOException, SQLException {
        sql("create table notes (post_id bigint)");
        Files.writeString(
                folder.resolve("posts.yaml"),
                "tables:\n  - name: notes\n    match:\n      - {column: post_id, holds: post, delete: row}\n");

        assertThat(heed("check").output()).contains("posts.yaml:4:", "warning", "create index");
        assertThat(heed("run", "--type", "posts").output()).containsOnlyOnce("create index");
        assertThat(heed("status", "--coverage").output()).doesNotContain("warning");
    }

    @Test
    void whatWaitsIsPlannedApprovedAndApplied() throws SQLException {
        assertThat(heed("plan").output()).contains("No job awaits approval.");
        assertThat(heed("run", "--type", "posts").status()).isEqualTo(Exit.AWAITS_APPROVAL);
        assertThat(heed("status").output()).contains("waits for a person's approval", "Users: no run yet.");

        Terminal plan = heed("plan");
        assertThat(plan.status()).isEqualTo(Exit.DONE);
        assertThat(plan.output()).contains("1 row would change", "delete     deleted", "archive posts deleted: 1 row");
        assertThat(number("select count(*) from posts")).isEqualTo(3);

        assertThat(heed("approve", find(JOB, plan), "--by", "me").status()).isEqualTo(Exit.DONE);
        assertThat(heed("run", "--type", "posts").status()).isEqualTo(Exit.DONE);
        assertThat(number("select count(*) from posts")).isEqualTo(2);
        assertThat(heed("status", "--coverage").output()).contains("1 slice done", "Posts: 100.0% of 2 IDs checked");
    }

    @Test
    void aWholeRunIsApprovedUpToANumberOfRows() throws SQLException {
        heed("run", "--type", "posts");
        String run = find(RUN, heed("status"));

        assertThat(heed("approve", "--run", run, "--up-to-rows", "1", "--by", "me", "--note", "seen")
                        .status())
                .isEqualTo(Exit.DONE);
        assertThat(heed("status").output()).contains("approved up to 1 row by me");
        assertThat(heed("run", "--type", "posts").status()).isEqualTo(Exit.DONE);
        assertThat(number("select count(*) from posts")).isEqualTo(2);
    }

    @Test
    void whatIsRejectedIsGivenUp() throws SQLException {
        heed("run", "--type", "posts");
        Terminal rejected = heed("reject", find(JOB, heed("plan")), "--by", "me", "--note", "no");

        assertThat(rejected.status()).isEqualTo(Exit.DONE);
        assertThat(heed("run", "--type", "posts").status()).isEqualTo(Exit.FINDINGS);
        assertThat(number("select count(*) from posts")).isEqualTo(3);
    }

    @Test
    void theLedgerIsExportedAndVerified() throws Exception {
        apply();
        Path heads = folder.resolve("heads");

        assertThat(heed("export").output()).contains("\"id\":\"1\"").hasLineCount(1);
        assertThat(heed("export", "--format", "csv").output())
                .contains("deleted")
                .hasLineCount(2);
        assertThat(heed("verify", "--head", heads.toString()).output())
                .contains("archive: intact; 1 entry in 2 batches");
        assertThat(heads).content().startsWith("archive 2:");
        assertThat(heed("verify", "--head", heads.toString()).output()).contains("as of batch 2 before");

        sql("update heed_ledger set reason = 'protected'");

        Terminal broken = heed("verify", "--head", heads.toString());
        assertThat(broken.status()).isEqualTo(Exit.BROKEN_LEDGER);
        assertThat(broken.output()).contains("NOT WHAT HEED HAS WRITTEN", "batch 1");
    }

    @Test
    void rowsThatComeBackAreRemovedAgain() throws SQLException {
        apply();
        sql("insert into posts values (1, 'restored')");

        Terminal terminal = heed("reapply");

        assertThat(terminal.status()).isEqualTo(Exit.DONE);
        assertThat(terminal.output()).contains("archive: 1 ID had come back, 1 row changed.");
        assertThat(number("select count(*) from posts where id = 1")).isZero();
        assertThat(heed("reapply", "--reasons", "bored").errors())
                .contains("bored")
                .startsWith("heed: ");
    }

    @Test
    void theLedgerIsAskedForOneId() throws SQLException {
        apply();

        assertThat(heed("ledger", "--id", "1").output())
                .contains("archive, Post 1:\n", "  delete deleted: changed, 1 row (posts:deleted=1)\n")
                .contains("    applied by job ", ", batch 1, entry 1\n", "archive, user 1: no entry\n");
        assertThat(heed("ledger", "--id", "2").output()).contains("archive, Post 2: no entry");
    }

    @Test
    void wrongUsageAndUnknownNamesAreOneLine() {
        assertThat(heed("approve", "--by", "me").status()).isEqualTo(Exit.USAGE);
        assertThat(heed("approve", "not-a-job", "--by", "me").status()).isEqualTo(Exit.USAGE);
        assertThat(heed("plan", "00000000-0000-0000-0000-000000000001").errors())
                .startsWith("heed: There is no job")
                .hasLineCount(1);
        assertThat(heed("export", "--target", "other").errors()).contains("There is no target \"other\"");
    }

    private void apply() throws SQLException {
        heed("run", "--type", "posts");
        heed("approve", find(JOB, heed("plan")), "--by", "me");
        assertThat(heed("run", "--type", "posts").status()).isEqualTo(Exit.DONE);
        assertThat(number("select count(*) from posts")).isEqualTo(2);
    }

    private Terminal heed(String... words) {
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--config";
        all[words.length + 1] = folder.resolve("heed.yaml").toString();
        return Terminal.heed(Map.of("HEED_TOKEN", "t"), all);
    }

    private static String find(Pattern pattern, Terminal terminal) {
        Matcher found = pattern.matcher(terminal.output());
        assertThat(found.find()).as(terminal.output() + terminal.errors()).isTrue();
        return found.group(1);
    }

    private void sql(String text) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private long number(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
