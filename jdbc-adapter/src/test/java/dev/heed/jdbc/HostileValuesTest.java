package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.IdRange;
import dev.heed.JobType;
import dev.heed.Notice;
import dev.heed.SkippedIds;
import dev.heed.spi.Batch;
import dev.heed.spi.Enforcer;
import dev.heed.spi.Fence;
import dev.heed.spi.IdCursor;
import dev.heed.spi.Target;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Values that are made to be mistaken for SQL, or for an ID that they are not. */
@ParameterizedClass
@EnumSource(TestServer.class)
class HostileValuesTest extends EnforcerBench {
    private static final List<String> VALUES = List.of(
            "1'; DROP TABLE posts; --",
            "1\"; DROP TABLE posts; --",
            "1 OR 1=1",
            "{0}",
            "?",
            "\\'1",
            "1e0",
            "0x1",
            "+1",
            "-1",
            "1.0",
            "01",
            " 1",
            "1,000",
            "NULL",
            "\uff11",
            "\u0661",
            "\uD83D\uDE00",
            "9223372036854775808",
            "99999999999999999999999999");

    private final TestServer server;

    HostileValuesTest(TestServer server) {
        super(server);
        this.server = server;
    }

    @Test
    void matchesAndSendsOnlyWhatIsAnId() {
        archive.post(1, 900).run("CREATE TABLE texts (id VARCHAR(40))", "INSERT INTO texts VALUES ('1'), ('2')");
        VALUES.forEach(value -> archive.run("INSERT INTO texts VALUES ('" + escaped(value) + "')"));
        Target target = open(TableEntry.name("texts")
                .match(MatchEntry.column("id").holds(JobType.TWEETS).delete(RowChange.row())));

        try (IdCursor cursor = target.ids().open(JobType.TWEETS, IdRange.ALL, new TestWork(folder, () -> {}))) {
            assertThat(List.of(cursor.next(), cursor.next(), cursor.next())).containsExactly(1L, 2L, IdCursor.END);
            assertThat(cursor.skipped())
                    .satisfies(skipped -> assertThat(skipped.stream()
                                    .mapToLong(SkippedIds::count)
                                    .sum())
                            .isEqualTo(VALUES.size()));
        }
        assertThat(target.enforcer().apply(batch(posts, delete(1), delete(3))).rows())
                .isEqualTo(1);

        assertThat(archive.rows("SELECT id FROM texts"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(VALUES.stream(), Stream.of("2")).toList());
        assertThat(archive.count("posts")).isEqualTo(1);
    }

    @Test
    void followsKeysOfAnyTextToTheirChildren() {
        archive.run(
                "CREATE TABLE threads (id BIGINT, part VARCHAR(40) UNIQUE, title VARCHAR(40), PRIMARY KEY (part, title))",
                "CREATE TABLE notes (part VARCHAR(40), title VARCHAR(40), FOREIGN KEY (part, title) REFERENCES threads)",
                "CREATE TABLE tags (part VARCHAR(40))");
        for (int i = 0; i < VALUES.size(); i++) {
            String key = "'" + escaped(VALUES.get(i)) + "'";
            String other = "'" + escaped(VALUES.get((i + 1) % VALUES.size())) + "'";
            archive.run(
                    "INSERT INTO threads VALUES (" + (i + 1) + ", " + key + ", " + other + ")",
                    "INSERT INTO notes VALUES (" + key + ", " + other + ")",
                    "INSERT INTO tags VALUES (" + key + ")");
        }
        Enforcer enforcer = open(TableEntry.name("threads")
                        .match(MatchEntry.column("id").holds(JobType.TWEETS).delete(RowChange.row()))
                        .children(
                                ChildEntry.table("notes")
                                        .columns("part", "title")
                                        .references("part", "title"),
                                ChildEntry.table("tags").columns("part").references("part")))
                .enforcer();

        for (int i = 0; i < VALUES.size(); i++) {
            assertThat(enforcer.apply(batch(job(), delete(i + 1))).rows())
                    .as(VALUES.get(i))
                    .isEqualTo(3);
        }

        assertThat(archive.count("threads") + archive.count("notes") + archive.count("tags"))
                .isZero();
    }

    @Test
    void comparesConditionsWithTheWholeText() {
        archive.run("CREATE TABLE rented (id BIGINT, tenant VARCHAR(40))");
        VALUES.forEach(value -> archive.run("INSERT INTO rented VALUES (1, '" + escaped(value) + "')"));

        for (String value : VALUES) {
            Enforcer enforcer = open(TableEntry.name("rented")
                            .where("tenant", value)
                            .match(MatchEntry.column("id").holds(JobType.TWEETS).delete(RowChange.row())))
                    .enforcer();

            assertThat(enforcer.apply(batch(job(), delete(1))).rows()).as(value).isEqualTo(1);
        }
    }

    @Test
    void keepsWhateverXSaysAsItIs() {
        archive.post(1, 900);
        Notice said = new Notice(1, delete(1).action(), "deleted", "'); DROP TABLE posts; --", "\"; {0} ? \\");
        Fence fence = new Fence("lease'; DROP TABLE posts; --", "me\"", 1);

        enforcer(Mappings.POSTS, Limits.DEFAULT).apply(new Batch(posts, "r'; --", fence, List.of(said)));

        assertThat(archive.rows("SELECT \"remote_id\", \"x_created_at\", \"x_redacted_at\" FROM \"heed_ledger\""))
                .containsExactly("r'; --|'); DROP TABLE posts; --|\"; {0} ? \\");
    }

    @Test
    void cutsDocumentsWithNamesThatStandTwice() {
        String document =
                "{\"a\":\"'; DROP TABLE posts; --\",\"geo\":1,\"geo\":{\"geo\":2},\"\":3,\"a\":\"\\u0000\",\"geo\":[]}";
        archive.run("CREATE TABLE payloads (id BIGINT PRIMARY KEY, doc VARCHAR(300))")
                .run("INSERT INTO payloads VALUES (1, '" + escaped(document) + "')");
        Enforcer enforcer = enforcer("""
                tables:
                  - name: payloads
                    match: [ { column: id, holds: post, delete: keep, scrub_geo: { json: { doc: [/geo] } } } ]
                """, Limits.DEFAULT);

        enforcer.apply(batch(posts, scrub(1)));

        assertThat(archive.rows("SELECT doc FROM payloads"))
                .containsExactly("{\"a\":\"'; DROP TABLE posts; --\",\"\":3,\"a\":\"\\u0000\"}");
    }

    private Target open(TableEntry table) {
        return JdbcTarget.open("main", archive.source(), Mapping.of(table), TargetOptions.DEFAULT.clock(() -> NOW));
    }

    private String escaped(String value) {
        String quoted = value.replace("'", "''");
        return server.isMysql() ? quoted.replace("\\", "\\\\") : quoted;
    }
}
