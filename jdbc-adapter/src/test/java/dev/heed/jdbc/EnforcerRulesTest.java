package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.Action;
import dev.heed.spi.Applied;
import dev.heed.spi.Change;
import dev.heed.spi.Enforcer;
import dev.heed.spi.Tally;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
class EnforcerRulesTest extends EnforcerBench {
    EnforcerRulesTest(TestServer server) {
        super(server);
    }

    @Test
    void tellsRowsThatAreKeptFromRowsThatAreNotThere() {
        archive.post(1, 900);

        applyWith("{ column: id, holds: post, delete: keep }", delete(1), delete(2));

        assertThat(archive.rows(LEDGER)).containsExactly("1|DELETE|KEPT|0|", "2|DELETE|ABSENT|0|");
        assertThat(archive.count("posts")).isEqualTo(1);
    }

    @Test
    void keepsGeoDataWhereTheMappingAsksForNothing() {
        archive.post(1, 900);

        applyWith("{ column: id, holds: post, delete: { clear: [lat] } }", scrub(1));

        assertThat(archive.rows(LEDGER)).containsExactly("1|SCRUB_GEO|KEPT|0|");
        assertThat(archive.count("posts WHERE lat IS NOT NULL")).isEqualTo(1);
    }

    @Test
    void marksRowsOnceWithTheTimeOrAFlag() {
        archive.run(
                "ALTER TABLE posts ADD COLUMN gone_at " + (server.isMysql() ? "DATETIME" : "TIMESTAMP"),
                "ALTER TABLE posts ADD COLUMN gone_zoned " + server.momentType(),
                "ALTER TABLE posts ADD COLUMN gone_on DATE",
                "ALTER TABLE posts ADD COLUMN gone BOOLEAN");
        archive.post(1, 900).post(2, 900).run("UPDATE posts SET gone = FALSE WHERE id = 1");
        for (String column : List.of("gone_at", "gone_zoned", "gone_on", "gone")) {
            String match = "{ column: id, holds: post, delete: { mark: " + column + " } }";
            assertThat(applyWith(match, delete(1)).rows()).isEqualTo(1);
            assertThat(applyWith(match, delete(1)).rows()).isZero();
        }

        assertThat(archive.count("posts WHERE id = 1 AND gone AND cast(gone_on AS CHAR(10)) = '2026-03-01'"
                        + " AND substr(cast(gone_at AS CHAR(26)), 1, 19) = '2026-03-01 12:00:00' AND "
                        + server.isMoment("gone_zoned", "2026-03-01 12:00:00")))
                .isEqualTo(1);
        assertThat(archive.count("posts WHERE gone_at IS NOT NULL OR gone")).isEqualTo(1);
    }

    @Test
    void clearsOnceOnly() {
        archive.post(1, 900);
        String match = "{ column: id, holds: post, delete: { clear: [lat, lon, quoted_text] } }";

        assertThat(applyWith(match, delete(1)).rows()).isEqualTo(1);
        assertThat(applyWith(match, delete(1)).rows()).isZero();

        assertThat(archive.rows("SELECT \"outcome\" FROM \"heed_ledger\" ORDER BY \"rows\""))
                .containsExactly("KEPT", "CHANGED");
    }

    @Test
    void followsChildrenOfChildrenAndTwoWaysToOneRow() {
        archive.run(
                        "CREATE TABLE threads (id VARCHAR(40) PRIMARY KEY, first_id BIGINT REFERENCES posts (id), user_id BIGINT)",
                        "CREATE TABLE notes (thread_id VARCHAR(40) REFERENCES threads (id), about_id BIGINT)")
                .post(1, 900)
                .post(2, 900)
                .post(3, 901)
                .run(
                        "INSERT INTO threads VALUES ('a', 1, 7), ('b', 2, 900), ('c', 3, 7)",
                        "INSERT INTO notes VALUES ('a', 1), ('a', 3), ('b', 1), ('c', 2), ('c', 3)");
        String mapping = """
                tables:
                  - name: posts
                    match:
                      - { column: id, holds: post, delete: row }
                      - { column: quoted_id, holds: post, delete: { clear: [quoted_id] } }
                    children:
                      - table: media
                        column: post_id
                        references: id
                      - table: threads
                        column: first_id
                        references: id
                        children: [ { table: notes, column: thread_id, references: id } ]
                  - name: notes
                    match: [ { column: about_id, holds: post, delete: row } ]
                """;

        Enforcer enforcer = enforcer(mapping, Limits.DEFAULT);
        Applied applied = enforcer.apply(batch(posts, delete(1), delete(2)));

        assertThat(archive.rows("SELECT thread_id, about_id FROM notes")).containsExactly("c|3");
        assertThat(archive.rows("SELECT id FROM threads")).containsExactly("c");
        assertThat(applied.rows()).isEqualTo(2 + 2 + 4);
        assertThat(enforcer.tally(posts.run()).tables())
                .containsExactly(
                        new Tally.ByTable("notes", Change.DELETED, Action.DELETE, "deleted", 4),
                        new Tally.ByTable("posts", Change.DELETED, Action.DELETE, "deleted", 2),
                        new Tally.ByTable("threads", Change.DELETED, Action.DELETE, "deleted", 2));
    }

    @Test
    void findsIdsInColumnsOfEveryTypeAndLeavesOtherValuesAlone() {
        archive.run(
                "CREATE TABLE texts (id VARCHAR(30), padded CHAR(24), num NUMERIC(30))",
                "INSERT INTO texts VALUES ('7', '1', 1), ('1', '8', 1), ('1', '1', 9)",
                "INSERT INTO texts VALUES ('07', '08', -9), (' 7', ' 8', 90), ('7a', '8a', 0), ('', '', 99)",
                "INSERT INTO texts VALUES (NULL, NULL, NULL)");
        String mapping = """
                tables:
                  - name: texts
                    match:
                      - { column: id, holds: post, delete: row }
                      - { column: padded, holds: post, delete: row }
                      - { column: num, holds: post, delete: row }
                """;

        Applied applied = enforcer(mapping, Limits.DEFAULT).apply(batch(posts, delete(7), delete(8), delete(9)));

        assertThat(applied.rows()).isEqualTo(3);
        assertThat(archive.count("texts")).isEqualTo(5);
        assertThat(archive.rows(LEDGER))
                .containsExactly(
                        "7|DELETE|CHANGED|1|texts:deleted=1",
                        "8|DELETE|CHANGED|1|texts:deleted=1",
                        "9|DELETE|CHANGED|1|texts:deleted=1");
    }

    @Test
    void countsARowOnceThatSeveralIdsLeadTo() {
        archive.run(
                "CREATE TABLE pairs (one BIGINT, other BIGINT)",
                "INSERT INTO pairs VALUES (1, 2), (2, 1), (3, NULL), (NULL, 3), (1, 1)");
        String mapping = """
                tables:
                  - name: pairs
                    match:
                      - { column: one, holds: post, delete: row }
                      - { column: other, holds: post, delete: row }
                """;

        Applied applied = enforcer(mapping, Limits.DEFAULT).apply(batch(posts, delete(1), delete(2)));

        assertThat(applied.rows()).isEqualTo(3);
        assertThat(archive.rows(LEDGER))
                .containsExactly("1|DELETE|CHANGED|2|pairs:deleted=2", "2|DELETE|CHANGED|1|pairs:deleted=1");
        assertThat(archive.count("pairs")).isEqualTo(2);
    }

    @Test
    void letsTwoIdsClearColumnsOfOneRow() {
        archive.run(
                "CREATE TABLE pairs (one BIGINT, other BIGINT, said VARCHAR(9))",
                "INSERT INTO pairs VALUES (1, 2, 'x'), (9, 2, 'y')");
        String mapping = """
                tables:
                  - name: pairs
                    match:
                      - { column: one, holds: post, delete: { clear: [one, said] } }
                      - { column: other, holds: post, delete: { clear: [said] } }
                """;

        assertThat(enforcer(mapping, Limits.DEFAULT)
                        .apply(batch(posts, delete(1), delete(2)))
                        .rows())
                .isEqualTo(2);
        assertThat(archive.rows("SELECT * FROM pairs ORDER BY one")).contains("null|2|null", "9|2|null");
        assertThat(archive.rows(LEDGER))
                .containsExactly("1|DELETE|CHANGED|1|pairs:cleared=1", "2|DELETE|CHANGED|1|pairs:cleared=1");
    }

    @Test
    void quotesEveryName() {
        String schema = server == TestServer.SQLITE ? "main" : "\"my data.v2\"";
        if (server != TestServer.SQLITE) {
            archive.run("DROP SCHEMA IF EXISTS " + schema, "CREATE SCHEMA " + schema);
        }
        archive.run(
                "CREATE TABLE " + schema
                        + ".\"select\" (\"Order By\" BIGINT PRIMARY KEY, \"a\"\"b\" BIGINT, \"x'; DROP TABLE posts; --\" VARCHAR(9))",
                "CREATE TABLE " + schema + ".\"Kids\" (\"from\" BIGINT)",
                "INSERT INTO " + schema + ".\"select\" VALUES (1, 5, 'x'), (2, 6, 'y'), (3, 5, 'z')",
                "INSERT INTO " + schema + ".\"Kids\" VALUES (1), (2)");
        String mapping = """
                tables:
                  - name: '%s.select'
                    match:
                      - { column: Order By, holds: post, delete: row, scrub_geo: { clear: ["x'; DROP TABLE posts; --"] } }
                      - { column: 'a"b', holds: post, delete: { clear: ['a"b'] } }
                    children:
                      - { table: '%s.Kids', column: from, references: Order By }
                """.formatted(schema, schema);

        assertThat(enforcer(mapping, Limits.DEFAULT)
                        .apply(batch(posts, delete(1), scrub(2), delete(5)))
                        .rows())
                .isEqualTo(4);
        assertThat(archive.rows("SELECT * FROM " + schema + ".\"select\" ORDER BY 1"))
                .containsExactly("2|6|null", "3|null|z");
        assertThat(archive.count("posts")).isZero();
    }
}
