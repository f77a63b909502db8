package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.HeedException;
import dev.heed.IdRange;
import dev.heed.JobType;
import dev.heed.SkippedIds;
import dev.heed.spi.IdCursor;
import dev.heed.spi.IdSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** IDs inside of JSON, in every kind of column that can hold it. */
@ParameterizedClass
@EnumSource(TestServer.class)
class JsonIdsTest extends EnforcerBench {
    private static final String QUOTED = "/quoted/id_str";

    @TempDir
    Path scratch;

    private long skipped;

    JsonIdsTest(TestServer server) {
        super(server);
    }

    @Test
    void areFoundWhetherTheyAreNumbersOrStrings() {
        for (String type : server.jsonTypes()) {
            create(type);
            insert(type, 1, "{'quoted':{'id_str':'7'},'n':1}");
            insert(type, 2, "{'quoted':{'id_str':9007199254740993}}");
            insert(type, 3, "{'quoted':{'id_str':'8'},'n':[1,2]}");
            insert(type, 4, "{'quoted':null}");
            insert(type, 5, "{'quoted':{'id_str':null}}");
            insert(type, 6, "7");
            archive.run("INSERT INTO quotes (id) VALUES (0)");

            assertThat(ids(QUOTED)).containsExactly(7L, 8L, 9007199254740993L);
            assertThat(applied(QUOTED, 7, 9007199254740993L)).isEqualTo(2);
            assertThat(applied(QUOTED, 7, 9007199254740993L)).isZero();

            assertThat(archive.rows("SELECT id, doc FROM quotes ORDER BY id"))
                    .filteredOn(row -> row.contains("quoted"))
                    .extracting(row -> row.charAt(0))
                    .containsExactly('3', '4', '5');
            archive.run("DROP TABLE quotes");
        }
    }

    @Test
    void areFoundHoweverTheyAreEscaped() {
        for (String type : server.jsonTypes()) {
            create(type);
            insert(type, 1, "{'quoted':{'id_str':'\\u0037\\u0038'},'text':'\\u00e9 \\\\u0037'}");

            assertThat(ids(QUOTED)).containsExactly(78L);
            assertThat(applied(QUOTED, 78)).isEqualTo(1);
            archive.run("DROP TABLE quotes");
        }
    }

    @Test
    void areFoundBelowNamesWithSignsOfTheirOwn() {
        for (String type : server.jsonTypes()) {
            create(type);
            insert(type, 1, "{'a.b':{'$[0] *\u00e9/~':{'c\\\"\\\\d':{'':'7'}}}}");

            assertThat(ids("/a.b/$[0] *\u00e9~1~0/c\"\\d/")).containsExactly(7L);
            archive.run("DROP TABLE quotes");
        }
    }

    @Test
    void areFoundAtThePlaceOfAnElementInAnArrayOnly() {
        for (String type : server.jsonTypes()) {
            create(type);
            insert(type, 1, "{'refs':[{'id':'7'},{'id':'8'}]}");
            insert(type, 2, "{'refs':{'id':'9'}}");
            insert(type, 3, "{'refs':[[{'id':'10'}]]}");

            assertThat(ids("/refs/0/id")).containsExactly(7L);
            assertThat(ids("/refs/1/id")).containsExactly(8L);
            assertThat(ids("/refs/0/0/id")).containsExactly(10L);
            archive.run("DROP TABLE quotes");
        }
    }

    @Test
    void areCountedWhereTheyAreNone() {
        for (String type : server.jsonTypes()) {
            create(type);
            insert(type, 1, "{'quoted':{'id_str':'7'}}");
            insert(type, 2, "{'quoted':{'id_str':'1.27E+18'}}");
            insert(type, 3, "{'quoted':{'id_str':7.5}}");
            insert(type, 4, "{'quoted':{'id_str':99223372036854775808}}");
            insert(type, 5, "{'quoted':{'id_str':{'id':7}}}");
            insert(type, 6, "{'quoted':{'id_str':true}}");
            insert(type, 7, "{'quoted':{'id_str':' 7'}}");

            assertThat(ids(QUOTED)).containsExactly(7L);
            assertThat(skipped).isEqualTo(6);
            assertThat(applied(QUOTED, 7)).isEqualTo(1);
            archive.run("DROP TABLE quotes");
        }
    }

    @Test
    void areFoundOrCountedInTextsThatMayBeNoJson() {
        String type = "VARCHAR(900)";
        create(type);
        insert(type, 1, "{'quoted':{'id_str':'7'}}");
        insert(type, 2, "{'quoted':{'id_str':'7'}");
        insert(type, 3, "hello");
        insert(type, 4, "");
        insert(type, 5, "{'quoted':{'id_str':'7'},'text':'\\u0000 \\ud83d \\\\u0000'}");
        insert(type, 6, "{'quoted':{'id_str':'7'},'deep':" + "[".repeat(200) + "]".repeat(200) + "}");

        assertThat(ids(QUOTED)).containsExactly(7L);
        assertThat(skipped).isBetween(3L, 5L);
        assertThat(applied(QUOTED, 7)).isEqualTo(6 - skipped);
    }

    @Test
    void leaveNothingBehindWhereTheirNameStandsTwice() {
        for (String type : server.jsonTypes()) {
            create(type);
            insert(type, 1, "{'quoted':{'id_str':'7'},'quoted':{'id_str':'8'},'n':1}");

            assertThat(applied(QUOTED, 7) + applied(QUOTED, 8)).isEqualTo(1);
            assertThat(archive.rows("SELECT doc FROM quotes").get(0).replace(" ", ""))
                    .isEqualTo("{\"n\":1}");
            archive.run("DROP TABLE quotes");
        }
    }

    @Test
    void areRefusedInAColumnThatHoldsNoJson() {
        archive.run("CREATE TABLE quotes (id BIGINT PRIMARY KEY, doc DATE)");

        assertThatThrownBy(() -> source(QUOTED))
                .isInstanceOf(HeedException.class)
                .hasMessageContaining("and holds no JSON; json, jsonb or a text can");
    }

    private void create(String type) {
        archive.run("CREATE TABLE quotes (id BIGINT PRIMARY KEY, doc " + type + ")");
    }

    /** Single quotes are easier to read here than double ones. */
    private void insert(String type, long id, String document) {
        String json = server.json(type, document.replace('\'', '"'));
        archive.run("INSERT INTO quotes VALUES (" + id + ", " + json + ")");
    }

    private List<Long> ids(String pointer) {
        List<Long> ids = new ArrayList<>();
        try (IdCursor cursor = source(pointer).open(JobType.TWEETS, IdRange.ALL, new TestWork(scratch, () -> {}))) {
            for (long id = cursor.next(); id != IdCursor.END; id = cursor.next()) {
                ids.add(id);
            }
            skipped = cursor.skipped().stream().mapToLong(SkippedIds::count).sum();
        }
        return ids;
    }

    private IdSource source(String pointer) {
        return JdbcTarget.open("main", archive.source(), Mappings.write(folder, mapping(pointer)))
                .ids();
    }

    private long applied(String pointer, long... ids) {
        return enforcer(mapping(pointer), Limits.DEFAULT)
                .apply(batch(job(), deletes(ids)))
                .rows();
    }

    private static String mapping(String pointer) {
        return """
                tables:
                  - name: quotes
                    match:
                      - { column: doc, at: '%s', holds: post, delete: { json: { doc: [/quoted] } } }
                """.formatted(pointer);
    }
}
