package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.heed.HeedException;
import dev.heed.IdRange;
import dev.heed.JobType;
import dev.heed.SkippedIds;
import dev.heed.spi.IdCursor;
import dev.heed.spi.IdSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** IDs inside of JSON, on the databases that can look into it. */
@ParameterizedClass
@EnumSource(value = TestServer.class, names = "POSTGRESQL")
class JsonIdsTest extends EnforcerBench {
    @TempDir
    Path scratch;

    private final TestServer server;

    JsonIdsTest(TestServer server) {
        super(server);
        this.server = server;
    }

    @Test
    void findsIdsThatAreNumbersOrStringsInEveryKindOfColumn() {
        for (String type : types()) {
            create(type);
            archive.run(
                    "INSERT INTO quotes VALUES (1, '{\"quoted\":{\"id_str\":\"7\"},\"n\":1}')",
                    "INSERT INTO quotes VALUES (2, '{\"quoted\":{\"id_str\":9007199254740993}}')",
                    "INSERT INTO quotes VALUES (3, '{\"quoted\":{\"id_str\":\"8\"},\"n\":[1,2]}')",
                    "INSERT INTO quotes VALUES (4, '{\"quoted\":null}')",
                    "INSERT INTO quotes VALUES (5, '{\"quoted\":{\"id_str\":null}}')",
                    "INSERT INTO quotes VALUES (6, NULL)");

            assertThat(ids()).containsExactly(7L, 8L, 9007199254740993L);
            assertThat(applied(7, 9007199254740993L)).isEqualTo(2);
            assertThat(applied(7, 9007199254740993L)).isZero();

            assertThat(archive.rows("SELECT id FROM quotes WHERE CAST(doc AS CHAR(40)) LIKE '%quoted%' ORDER BY id"))
                    .containsExactly("3", "4", "5");
            archive.run("DROP TABLE quotes");
        }
    }

    @Test
    void countsTextsThatAreNoJsonAndGoesOn() {
        create("VARCHAR(300)");
        archive.run(
                "INSERT INTO quotes VALUES (1, '{\"quoted\":{\"id_str\":\"7\"}}')",
                "INSERT INTO quotes VALUES (2, '{\"quoted\":{\"id_str\":\"7\"}')",
                "INSERT INTO quotes VALUES (3, 'hello')",
                "INSERT INTO quotes VALUES (4, '{\"quoted\":{\"id_str\":\"7\"},\"text\":\"\\u0000 \\ud83d \\\\u0000\"}')");

        try (IdCursor cursor = source().open(JobType.TWEETS, IdRange.ALL, new TestWork(scratch, () -> {}))) {
            assertThat(cursor.next()).isEqualTo(7);
            assertThat(cursor.next()).isEqualTo(IdCursor.END);
            assertThat(cursor.skipped())
                    .extracting(SkippedIds::reason, SkippedIds::count)
                    .containsExactly(tuple(SkippedIds.Reason.NOT_DIGITS, 2L));
        }
        assertThat(applied(7)).isEqualTo(2);
    }

    @Test
    void refusesAColumnThatHoldsNoJson() {
        archive.run("CREATE TABLE quotes (id BIGINT PRIMARY KEY, doc DATE)");

        assertThatThrownBy(this::source)
                .isInstanceOf(HeedException.class)
                .hasMessageContaining("and holds no JSON; json, jsonb or a text can");
    }

    @Test
    void usesAnIndexOnTheWayToTheId() {
        assumeThat(server).isEqualTo(TestServer.POSTGRESQL);
        create("JSONB");
        archive.run(
                "INSERT INTO quotes SELECT i, jsonb_build_object('quoted', jsonb_build_object('id_str', i::text))"
                        + " FROM generate_series(1, 20000) i",
                "CREATE INDEX quotes_by_id ON quotes ((doc #>> '{quoted,id_str}'))",
                "ANALYZE quotes");
        String plan = String.join(
                "\n",
                archive.rows(
                        "EXPLAIN SELECT id FROM quotes WHERE (doc #>> cast('{\"quoted\",\"id_str\"}' as varchar[]))"
                                + " = any(cast(ARRAY['7', '8'] as varchar[]))"));

        assertThat(plan).contains("quotes_by_id");
        assertThat(applied(LongStream.rangeClosed(1, 50).toArray())).isEqualTo(50);
        assertThat(archive.rows("SELECT idx_scan > 1 FROM pg_stat_user_indexes WHERE indexrelname = 'quotes_by_id'"))
                .containsExactly("t");
    }

    private List<String> types() {
        return server == TestServer.POSTGRESQL
                ? List.of("JSONB", "JSON", "TEXT", "VARCHAR(300)")
                : List.of("JSON", "VARCHAR(300)");
    }

    private void create(String type) {
        archive.run("CREATE TABLE quotes (id BIGINT PRIMARY KEY, doc " + type + ")");
    }

    private List<Long> ids() {
        List<Long> ids = new ArrayList<>();
        try (IdCursor cursor = source().open(JobType.TWEETS, IdRange.ALL, new TestWork(scratch, () -> {}))) {
            for (long id = cursor.next(); id != IdCursor.END; id = cursor.next()) {
                ids.add(id);
            }
        }
        return ids;
    }

    private IdSource source() {
        return JdbcTarget.open("main", archive.source(), Mappings.write(folder, mapping()))
                .ids();
    }

    private long applied(long... ids) {
        return enforcer(mapping(), Limits.DEFAULT)
                .apply(batch(job(), deletes(ids)))
                .rows();
    }

    private static String mapping() {
        return """
                tables:
                  - name: quotes
                    match:
                      - { column: doc, at: /quoted/id_str, holds: post, delete: { json: { doc: [/quoted] } } }
                """;
    }
}
