package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.HeedException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(
        value = TestServer.class,
        names = {"H2", "POSTGRESQL"})
class MappingCheckTest {
    @TempDir
    Path folder;

    private final TestServer server;
    private final DataSource database;

    MappingCheckTest(TestServer server) {
        this.server = server;
        this.database = server.emptyDatabase();
        TestServer.execute(
                database,
                "CREATE SCHEMA \"app\"",
                """
                CREATE TABLE "app"."posts" (
                    "id" BIGINT PRIMARY KEY,
                    "author_id" NUMERIC(20),
                    "quoted_id" VARCHAR(20),
                    "slug" CHAR(24) UNIQUE,
                    "likes" INTEGER,
                    "score" DOUBLE PRECISION,
                    "price" NUMERIC(20, 2),
                    "short" NUMERIC(10),
                    "code" VARCHAR(10),
                    "seen" DATE,
                    "lang" VARCHAR(5) NOT NULL,
                    "text" VARCHAR(300),
                    "deleted_at" TIMESTAMP)
                """,
                "CREATE TABLE \"app\".\"media\" (\"id\" BIGINT PRIMARY KEY, \"post_id\" BIGINT, \"post\" VARCHAR(20))",
                "CREATE TABLE \"app\".\"users\" (\"id\" BIGINT PRIMARY KEY)");
    }

    @Test
    void takesAMappingThatFits() {
        accept("""
                tables:
                  - name: app.posts
                    match:
                      - { column: id, holds: post, delete: row, scrub_geo: { clear: [text] } }
                      - { column: author_id, holds: user, delete: { mark: deleted_at } }
                      - { column: quoted_id, holds: post, delete: { clear: [quoted_id] } }
                      - { column: slug, holds: post, delete: keep }
                    children:
                      - { table: app.media, column: post_id, references: id }
                """);
    }

    @Test
    void takesANameInAnotherCaseIfOnlyOneIsMeant() {
        accept("""
                tables:
                  - name: APP.Posts
                    match:
                      - { column: Id, holds: post, delete: row }
                """);
    }

    @Test
    void refusesANameInAnotherCaseIfTwoMayBeMeant() {
        TestServer.execute(database, "CREATE TABLE \"app\".\"POSTS\" (\"id\" BIGINT)");

        refuse("""
                tables:
                  - name: app.Posts
                    match:
                      - { column: id, holds: post, delete: row }
                """, """
                heed.yml:2:11: tables[0].name: there is no table "Posts" in schema "app"; it has "POSTS", "posts", "users", "media\"""");
    }

    @Test
    void tellsEveryFindingAtOnceByLine() {
        refuse("""
                tables:
                  - name: app.postz
                    match: [ { column: id, holds: post, delete: row } ]
                  - name: nowhere.posts
                    match: [ { column: id, holds: post, delete: row } ]
                  - name: app.users
                    match: [ { column: uid, holds: user, delete: row } ]
                  - name: a..b
                    match: [ { column: uid, holds: user, delete: row } ]
                """, """
                heed.yml:2:11: tables[0].name: there is no table "postz" in schema "app"; did you mean "posts"?
                heed.yml:4:11: tables[1].name: there is no table "posts", as no schema "nowhere" with tables is there; schemas with tables are "app"
                heed.yml:7:24: tables[2].match[0].column: there is no column "uid" in app.users; did you mean "id"?
                heed.yml:8:11: tables[3].name: "a..b" is not a table name; write table or schema.table, with at most one star in the table, and with double quotes around a part that holds a dot or star of its own""");
    }

    @Test
    void tellsFindingsOfTheFileAndOfTheSchemaTogetherAndLeavesTheDatabaseAsItIs() {
        Mapping mapping = Mapping.file(Mappings.write(folder, """
                tables:
                  - name: app.posts
                    where: { column: lang, is: en, or: de }
                    match:
                      - { column: id, holds: post, delete: row, scrub_geo: { clear: [txt] } }
                """));

        assertThat(JdbcTarget.check(database, mapping))
                .extracting(Finding::toString)
                .containsExactly(
                        "heed.yml:3:36: tables[0].where.or: unknown key \"or\"; a condition has the keys \"column\", \"is\"",
                        "heed.yml:5:70: tables[0].match[0].scrub_geo.clear[0]: there is no column \"txt\" in app.posts; did you mean \"text\"?");
        assertThat(new Archive(database)
                        .rows("SELECT 1 FROM information_schema.tables WHERE lower(table_name) LIKE 'heed%'"))
                .isEmpty();
    }

    @Test
    void refusesConditionsAndMarksThatDoNotFitTheirColumns() {
        TestServer.execute(
                database,
                "ALTER TABLE \"app\".\"posts\" ADD COLUMN \"made\" NUMERIC(20) GENERATED ALWAYS AS (\"price\" + 1)"
                        + (h2() ? "" : " STORED"));
        refuse(
                """
                tables:
                  - name: app.posts
                    where: { column: likes, is: many }
                    unless: { column: score, is: 1 }
                    match:
                      - { column: id, holds: post, delete: { mark: code, value: reason } }
                      - { column: quoted_id, holds: post, delete: { clear: [made] } }
                """,
                "heed.yml:3:33: tables[0].where.is: \"many\" is no value for column \"likes\" of app.posts, which is "
                        + (h2() ? "INTEGER" : "int4"),
                "heed.yml:4:23: tables[0].unless.column: column \"score\" of app.posts is "
                        + (h2() ? "DOUBLE PRECISION" : "float8")
                        + " and cannot carry a condition; a text, whole number, decimal, boolean or uuid can",
                "heed.yml:6:52: tables[0].match[0].delete.mark: column \"code\" of app.posts is "
                        + (h2() ? "CHARACTER VARYING" : "varchar")
                        + " and cannot hold X's reason; a text column for 11 characters can",
                "heed.yml:7:61: tables[0].match[1].delete.clear[0]: column \"made\" of app.posts is generated by the database and cannot be written; clear the columns that it is made of");
    }

    @Test
    void refusesViewsAndPatternsThatMeanNothing() {
        TestServer.execute(database, "CREATE VIEW \"app\".\"recent\" AS SELECT * FROM \"app\".\"posts\"");

        refuse(
                """
                tables:
                  - name: app.recent
                    match: [ { column: id, holds: post, delete: row } ]
                  - name: app.tweets_*
                    match: [ { column: id, holds: post, delete: row } ]
                  - name: app.users
                    match: [ { column: id, holds: user, delete: row } ]
                    children: [ { table: "app.*_x", column: id, references: id } ]
                """,
                "heed.yml:2:11: tables[0].name: app.recent is a view, and Heed changes rows of tables only; name the tables that it shows",
                "heed.yml:4:11: tables[1].name: no table in schema \"app\" is called \"tweets_*\"; it has \"posts\", \"users\", \"media\"",
                "heed.yml:8:26: tables[2].children[0].table: \"app.*_x\" has a star, but the table above it has none; the star of a child stands for the same text as there");
    }

    @Test
    void refusesATableThatIsListedTwice() {
        refuse(
                """
                tables:
                  - name: app.posts
                    match: [ { column: id, holds: post, delete: row } ]
                  - name: app.POSTS
                    match: [ { column: quoted_id, holds: post, delete: keep } ]
                """,
                "heed.yml:4:11: tables[1].name: table \"app.POSTS\" is listed a second time, first as tables[0].name; put its columns under one entry");
    }

    @Test
    void refusesColumnsThatCannotHoldEveryId() {
        refuse(
                """
                tables:
                  - name: app.posts
                    match:
                      - { column: likes, holds: post, delete: row }
                      - { column: score, holds: post, delete: row }
                      - { column: price, holds: post, delete: row }
                      - { column: short, holds: post, delete: row }
                      - { column: code, holds: post, delete: row }
                      - { column: seen, holds: post, delete: row }
                """,
                unfit(4, "likes", h2() ? "INTEGER" : "int4"),
                unfit(5, "score", h2() ? "DOUBLE PRECISION" : "float8"),
                unfit(6, "price", (h2() ? "NUMERIC" : "numeric") + "(20, 2)"),
                unfit(7, "short", (h2() ? "NUMERIC" : "numeric") + "(10, 0)"),
                unfit(8, "code", (h2() ? "CHARACTER VARYING" : "varchar") + "(10)"),
                unfit(9, "seen", h2() ? "DATE" : "date"));
    }

    @Test
    void refusesWhatCannotBeClearedOrMarked() {
        refuse(
                """
                tables:
                  - name: app.posts
                    match:
                      - { column: id, holds: post, delete: { clear: [id, lang, text, gone] } }
                      - { column: quoted_id, holds: post, delete: { mark: text } }
                """,
                "heed.yml:4:54: tables[0].match[0].delete.clear[0]: column \"id\" of app.posts belongs to the primary key and cannot be cleared; take it off the list",
                "heed.yml:4:58: tables[0].match[0].delete.clear[1]: column \"lang\" of app.posts is NOT NULL and cannot be cleared; allow null or take it off the list",
                "heed.yml:4:70: tables[0].match[0].delete.clear[3]: there is no column \"gone\" in app.posts; it has \"code\", \"lang\", \"score\", \"id\", \"likes\", \"price\", \"seen\", \"short\" and 5 more",
                "heed.yml:5:59: tables[0].match[1].delete.mark: column \"text\" of app.posts is "
                        + (h2() ? "CHARACTER VARYING" : "varchar")
                        + " and cannot mark a row; a timestamp, date or boolean can");
    }

    @Test
    void refusesChildrenThatDoNotFit() {
        refuse(
                """
                tables:
                  - name: app.posts
                    match: [ { column: id, holds: post, delete: row } ]
                    children:
                      - { table: app.media, column: post_id, references: ident }
                      - { table: app.medium, column: post_id, references: id }
                      - { table: app.media, column: post, references: id }
                """,
                "heed.yml:5:58: tables[0].children[0].references: there is no column \"ident\" in app.posts; it has \"id\", \"seen\", \"text\", \"code\", \"lang\", \"likes\", \"short\", \"price\" and 5 more",
                "heed.yml:6:18: tables[0].children[1].table: there is no table \"medium\" in schema \"app\"; did you mean \"media\"?",
                "heed.yml:7:37: tables[0].children[2].column: column \"post\" of app.media is "
                        + (h2() ? "CHARACTER VARYING" : "varchar")
                        + ", but \"id\" of app.posts, which it should refer to, is " + (h2() ? "BIGINT" : "int8"));
    }

    @Test
    void refusesChildrenOfAColumnThatIsNotUnique() {
        refuse(
                """
                tables:
                  - name: app.posts
                    match: [ { column: id, holds: post, delete: row } ]
                    children:
                      - { table: app.media, column: post, references: text }
                """,
                "heed.yml:5:55: tables[0].children[0].references: column \"text\" of app.posts is not unique, so rows of app.media would go while a row that they refer to stays; refer to a unique column");
    }

    @Test
    void refusesAForeignKeyThatDeletesRowsOfATableLeftOut() {
        TestServer.execute(
                database,
                "ALTER TABLE \"app\".\"media\" ADD CONSTRAINT \"of_post\" FOREIGN KEY (\"post_id\")"
                        + " REFERENCES \"app\".\"posts\" (\"id\") ON DELETE CASCADE");

        refuse(
                """
                tables:
                  - name: app.posts
                    match: [ { column: id, holds: post, delete: row } ]
                """,
                "heed.yml:2:11: tables[0].name: foreign key \"of_post\" makes the database delete or change rows of app.media when rows of app.posts go, past the ledger; add app.media under \"children\" of app.posts (column \"post_id\")");
    }

    @Test
    void refusesAForeignKeyThatWouldForbidADeletion() {
        TestServer.execute(
                database,
                "ALTER TABLE \"app\".\"media\" ADD CONSTRAINT \"of_post\" FOREIGN KEY (\"post_id\")"
                        + " REFERENCES \"app\".\"posts\" (\"id\")");

        refuse(
                """
                tables:
                  - name: app.posts
                    match: [ { column: id, holds: post, delete: row } ]
                """,
                "heed.yml:2:11: tables[0].name: foreign key \"of_post\" makes the database refuse to delete rows of app.posts that rows of app.media refer to; add app.media under \"children\" of app.posts (column \"post_id\"), or a match that clears it");
    }

    @Test
    void refusesAMatchThatSeesToAForeignKeyForSomeDeletionsOnly() {
        TestServer.execute(
                database,
                "ALTER TABLE \"app\".\"media\" ADD CONSTRAINT \"of_post\" FOREIGN KEY (\"post_id\")"
                        + " REFERENCES \"app\".\"posts\" (\"id\")");
        String mapping = """
                tables:
                  - name: app.posts
                    match:
                      - { column: id, holds: post, delete: row }
                      - { column: author_id, holds: user, delete: %s }
                  - name: app.media
                    match: [ { column: post_id, holds: post, delete: row } ]
                """;

        accept(mapping.formatted("{ mark: deleted_at }"));
        refuse(
                mapping.formatted("row"),
                "heed.yml:2:11: tables[0].name: foreign key \"of_post\" makes the database refuse to delete rows of app.posts that rows of app.media refer to; add app.media under \"children\" of app.posts (column \"post_id\"), or a match that clears it");
    }

    @Test
    void refusesTablesThatReferToEachOtherInACircle() {
        TestServer.execute(
                database,
                "ALTER TABLE \"app\".\"media\" ADD FOREIGN KEY (\"post_id\") REFERENCES \"app\".\"posts\" (\"id\")",
                "ALTER TABLE \"app\".\"posts\" ADD COLUMN \"cover\" BIGINT REFERENCES \"app\".\"media\" (\"id\")");

        refuse(
                """
                tables:
                  - name: app.posts
                    match: [ { column: id, holds: post, delete: row } ]
                    children:
                      - { table: app.media, column: post_id, references: id }
                """,
                "heed.yml:2:11: tables[0].name: rows of app.posts, app.media cannot go in any order, as these tables refer to each other in a circle; let the mapping keep, mark or clear the rows of one of them");
    }

    private void accept(String yaml) {
        assertThatCode(() -> JdbcTarget.open("main", database, Mappings.write(folder, yaml)))
                .doesNotThrowAnyException();
    }

    private void refuse(String yaml, String... lines) {
        Path mapping = Mappings.write(folder, yaml);

        assertThatThrownBy(() -> JdbcTarget.open("main", database, mapping))
                .isInstanceOf(HeedException.class)
                .satisfies(e -> assertThat(e.getMessage()).isEqualTo(String.join("\n", lines)));
    }

    private boolean h2() {
        return server == TestServer.H2;
    }

    private static String unfit(int line, String column, String type) {
        return "heed.yml:" + line + ":19: tables[0].match[" + (line - 4) + "].column: column \"" + column
                + "\" of app.posts is " + type
                + " and cannot hold every ID; bigint, numeric without a fraction, varchar, char or text, with room for 19 digits can";
    }
}
