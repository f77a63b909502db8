package dev.heed.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.JobState;
import dev.heed.JobType;
import dev.heed.client.ComplianceJob;
import dev.heed.client.RemoteStatus;
import dev.heed.client.XClient;
import dev.heed.jdbc.crash.CrashCase.Scenario;
import dev.heed.mock.Call;
import dev.heed.mock.Exchange;
import dev.heed.mock.MockXServer;
import dev.heed.mock.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must be true when the last process has come to its end, whatever happened to those before it. */
final class Aftermath {
    private static final String TWICE = """
            select j."run_id", l."id" from "heed_ledger" l join "heed_job" j on j."id" = l."job_id"
            group by j."run_id", l."type", l."id" having count(*) > 1
            """;
    static final List<String> SECRETS = List.of(Child.TOKEN, "X-Goog-Signature", "upload_id=");

    private final CrashWorld world;
    private final MockXServer x;
    private final Connection database;

    private Aftermath(CrashWorld world, MockXServer x, Connection database) {
        this.world = world;
        this.x = x;
        this.database = database;
    }

    static void check(CrashWorld world, Scenario scenario, MockXServer x, ChildOrder order)
            throws SQLException, IOException {
        List<Exchange> exchanges = x.journal().exchanges();
        try (Connections base = new Connections(order.database(), each -> each);
                Connection database = base.dataSource().getConnection()) {
            Aftermath aftermath = new Aftermath(world, x, database);
            aftermath.rows(scenario);
            aftermath.ledger(scenario);
            aftermath.jobs(scenario);
            aftermath.jobsAtX(scenario);
        }
        behaviour(x, exchanges);
        leftovers(order.folder());
    }

    private void rows(Scenario scenario) throws SQLException {
        assertThat(rows("select id, author_id, text, lat, lon, quoted_id, quoted_text from posts order by id"))
                .as("Posts")
                .containsExactlyElementsOf(world.postsLeft().toList());
        assertThat(rows("select id, post_id from media order by id"))
                .as("media")
                .containsExactlyElementsOf(world.mediaLeft().toList());
        assertThat(rows("select id from authors order by id"))
                .as("authors")
                .containsExactlyElementsOf(world.authorsLeft().toList());
        assertThat(
                        rows(
                                "select author_id, case when hidden_at is null then 0 else 1 end from profiles order by author_id"))
                .as("profiles")
                .containsExactlyElementsOf(world.profilesLeft(scenario).toList());
    }

    private void ledger(Scenario scenario) throws SQLException {
        List<String> ledger = rows("select distinct \"type\", \"id\", \"action\", \"reason\" from \"heed_ledger\""
                + " where \"action\" <> 'RESTORE'");
        assertThat(rows("select \"id\", \"reason\" from \"heed_ledger\" where \"action\" = 'RESTORE' order by \"id\""))
                .as("what X no longer names")
                .containsExactlyElementsOf(world.takenBack(scenario).toList());
        assertThat(ledger).as("the ledger").allMatch(this::isSaidByX);
        Set<Long> recorded = ledger.stream()
                .map(row -> Long.parseLong(row.split("\\|", -1)[1]))
                .collect(Collectors.toSet());
        assertThat(ledger).as("what X said, once for each ID").hasSize(recorded.size());
        assertThat(world.mustBeRecorded().filter(id -> !recorded.contains(id)))
                .as("IDs that are missing in the ledger")
                .isEmpty();
        assertThat(rows(TWICE)).as("IDs more than once in the ledger of a run").isEmpty();
        assertThat(rows("select count(*) from \"heed_ledger\" where \"action\" <> 'RESTORE'"))
                .as("IDs in the ledger, as many as X named")
                .containsExactly(Long.toString(named()));
        assertThat(rows("select sum(\"ids\") from \"heed_tally_id\""))
                .as("IDs in the tally")
                .isEqualTo(rows("select count(*) from \"heed_ledger\""));
    }

    /** And as many as had come back. */
    private long named() throws SQLException {
        return rows("select \"reasons\", \"returned\" from \"heed_job\"").stream()
                .flatMap(reasons -> Stream.of(reasons.split("\\D+", -1)))
                .filter(digits -> !digits.isEmpty())
                .mapToLong(Long::parseLong)
                .sum();
    }

    private boolean isSaidByX(String row) {
        String[] cells = row.split("\\|", -1);
        long id = Long.parseLong(cells[1]);
        Optional<Verdict> verdict = cells[0].equals("USERS") ? world.onAuthor(id) : world.onPost(id);
        return verdict.filter(said -> cells[2].equals(CrashWorld.isScrub(said) ? "SCRUB_GEO" : "DELETE"))
                .filter(said -> cells[3].equals(said.reason()))
                .isPresent();
    }

    private void jobs(Scenario scenario) throws SQLException {
        assertThat(rows("select \"id\" from \"heed_run\" where \"ended_at\" is null"))
                .as("open runs")
                .isEmpty();
        List<String> states = rows("select distinct \"state\" from \"heed_job\"");
        if (scenario == Scenario.FAILING) {
            assertThat(states).containsExactlyInAnyOrder(JobState.DONE.name(), JobState.FAILED.name());
        } else {
            assertThat(states).containsExactly(JobState.DONE.name());
        }
    }

    /** Each slice was X's work once, under its own name; nothing is left there that nobody knows of. */
    private void jobsAtX(Scenario scenario) throws SQLException {
        XClient client = XClient.builder(() -> Child.TOKEN)
                .api(x.apiBase())
                .clock(x.clock())
                .build();
        List<ComplianceJob> remote = Stream.of(JobType.values())
                .flatMap(type -> client.list(type).stream())
                .toList();
        List<String> names = remote.stream().map(ComplianceJob::name).toList();
        assertThat(names).as("names of jobs at X").doesNotHaveDuplicates();
        if (scenario == Scenario.FAILING) {
            return;
        }
        assertThat(names)
                .as("jobs at X")
                .containsExactlyInAnyOrderElementsOf(
                        rows("select 'heed-' || \"id\" || '-1' from \"heed_job\" where \"asked\" > 0"));
        assertThat(remote).as("jobs at X").allMatch(job -> job.status() == RemoteStatus.COMPLETE);
    }

    private static void behaviour(MockXServer x, List<Exchange> exchanges) {
        assertThat(x.contractViolations()).as("violations of X's contract").isEmpty();
        assertThat(exchanges)
                .as("two jobs of a type at a time")
                .noneMatch(exchange -> exchange.call() == Call.CREATE && exchange.status() == 409);
        if (exchanges.stream().anyMatch(exchange -> exchange.outcome().remark().contains("bytes of the answer"))) {
            assertThat(exchanges).as("a download that goes on").anyMatch(exchange -> exchange.status() == 206);
        }
        assertThat(exchanges)
                .as("requests that no case knows of")
                .noneMatch(exchange -> CrashCases.NOT_MADE.contains(exchange.call()));
    }

    private static void leftovers(Path folder) throws IOException {
        assertThat(files(folder.resolve("spool"))).as("files in the spool").isEmpty();
        try (Stream<Path> outputs = Files.list(folder)) {
            for (Path output :
                    outputs.filter(file -> file.toString().endsWith(".txt")).toList()) {
                assertThat(Files.readString(output)).as("what a child tells").doesNotContain(SECRETS);
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private List<String> rows(String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    cells.add(found.getString(i));
                }
                rows.add(String.join("|", cells));
            }
            return rows;
        }
    }
}
