package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.h2.api.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a mapping works with, but a person should know. */
@ParameterizedClass
@EnumSource(
        value = TestServer.class,
        names = {"H2", "POSTGRESQL"})
class MappingWarningsTest {
    private static final String MAPPING = """
            tables:
              - name: likes
                match:
                  - { column: post_id, holds: post, delete: row }
                children:
                  - { table: notes, columns: [a, b], references: [id, post_id] }
            """;

    @TempDir
    Path folder;

    private final TestServer server;
    private final DataSource database;

    MappingWarningsTest(TestServer server) {
        this.server = server;
        this.database = server.emptyDatabase();
        TestServer.execute(
                database,
                "CREATE TABLE likes (id BIGINT PRIMARY KEY, post_id BIGINT)",
                "CREATE TABLE notes (a BIGINT, b BIGINT)",
                "INSERT INTO likes VALUES (1, 5), (2, 6)");
    }

    @Test
    void tellsWhichIndexIsMissingAndHowToCreateIt() {
        List<String> warnings = check(MAPPING);

        assertThat(warnings)
                .containsExactly(
                        "heed.yml:4:19: tables[0].match[0].column: warning: no index of public.likes begins with"
                                + " \"post_id\", so each batch reads the whole table, 2 rows; create one: create index"
                                + " \"likes_post_id\" on \"public\".\"likes\"(\"post_id\")",
                        "heed.yml:6:35: tables[0].children[0].columns[0]: warning: no index of public.notes begins with"
                                + " \"a\", \"b\", so each batch reads the whole table, 0 rows; create one: create index"
                                + " \"notes_a_b\" on \"public\".\"notes\"(\"a\", \"b\")");
    }

    @Test
    void takesTheIndexThatItAskedFor() {
        for (Finding finding : JdbcTarget.check(database, mapping(MAPPING))) {
            TestServer.execute(database, finding.text().replaceFirst(".*create one: ", ""));
        }

        assertThat(check(MAPPING)).isEmpty();
    }

    @Test
    void refusesToReadALargeTableForEachBatchUnlessItIsAllowed() {
        String numbers = server == TestServer.H2 ? "system_range(10, 200010)" : "generate_series(10, 200010)";
        TestServer.execute(database, "INSERT INTO likes SELECT n, n FROM " + numbers + " AS numbers(n)");
        String mapping = "tables:\n  - name: likes\n    match: [ { column: post_id, holds: post, delete: keep } ]\n";

        assertThat(check(mapping))
                .containsExactly(
                        "heed.yml:3:24: tables[0].match[0].column: no index of public.likes begins with \"post_id\", so each"
                                + " batch reads the whole table, more than 200,000 rows; create one, or allow it by"
                                + " \"allow_scans: true\" at the table: create index \"likes_post_id\" on"
                                + " \"public\".\"likes\"(\"post_id\")");
        Mapping allowed = mapping(mapping + "    allow_scans: true\n");
        assertThatCode(() -> JdbcTarget.open("main", database, allowed, TargetOptions.DEFAULT))
                .doesNotThrowAnyException();
    }

    @Test
    void namesTheTriggersThatChangesSetOff() {
        if (server == TestServer.H2) {
            TestServer.execute(
                    database,
                    "CREATE TRIGGER on_like AFTER DELETE ON likes FOR EACH ROW CALL '" + Nothing.class.getName() + "'");
        } else {
            TestServer.execute(
                    database,
                    "CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
                    "CREATE TRIGGER on_like AFTER DELETE ON likes FOR EACH ROW EXECUTE FUNCTION nothing()",
                    "CREATE TRIGGER on_new_like AFTER INSERT ON likes FOR EACH ROW EXECUTE FUNCTION nothing()");
        }

        assertThat(check(MAPPING))
                .contains("heed.yml:2:11: tables[0].name: warning: changes to public.likes set off triggers, whose own"
                        + " changes are in no ledger: \"on_like\"");
    }

    /** H2's triggers are classes. */
    public static final class Nothing implements Trigger {
        @Override
        public void fire(Connection connection, Object[] before, Object[] after) {
            // Only that it is there matters.
        }
    }

    /** H2 has the names in capitals. */
    private List<String> check(String yaml) {
        return JdbcTarget.check(database, mapping(yaml)).stream()
                .map(finding -> finding.toString().toLowerCase(Locale.ROOT))
                .toList();
    }

    private Mapping mapping(String yaml) {
        return Mapping.file(Mappings.write(folder, yaml));
    }
}
