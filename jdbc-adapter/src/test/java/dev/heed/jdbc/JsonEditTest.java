package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.Notice;
import dev.heed.spi.Applied;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of JSON in rows that stay. */
@ParameterizedClass
@EnumSource(TestServer.class)
class JsonEditTest extends EnforcerBench {
    private static final String SCRUBS = """
            tables:
              - name: payloads
                match:
                  - column: id
                    holds: post
                    delete: keep
                    scrub_geo: { clear: [place], json: { payload: [/geo, /user/location], raw: [/geo] } }
            """;

    JsonEditTest(TestServer server) {
        super(server);
    }

    @Test
    void takesMembersOutOfDocumentsAndLeavesTheRestAsItIsWritten() {
        for (String type : server.jsonTypes()) {
            create("id BIGINT PRIMARY KEY", type);
            insert(
                    type,
                    1,
                    "'here'",
                    "{\"id\":12345678901234567890.10, \"geo\":{\"a\":[1]},\"user\":{\"location\":\"x\",\"n\":1}}");
            insert(type, 2, "NULL", "{\"id\":2, \"text\":\"\u00e9 \uD83D\uDE00 \\n \\\\ ''\"}");
            insert(type, 3, "'here'", "{\"geo\":1}");

            assertThat(scrubs(1, 2).rows()).isEqualTo(1);

            assertThat(archive.rows("SELECT id, place, raw FROM payloads ORDER BY id"))
                    .containsExactly(
                            "1|null|{\"id\":12345678901234567890.10, \"user\":{\"location\":\"x\",\"n\":1}}",
                            "2|null|{\"id\":2, \"text\":\"\u00e9 \uD83D\uDE00 \\n \\\\ ''\"}",
                            "3|here|{\"geo\":1}");
            String payload =
                    archive.rows("SELECT payload FROM payloads WHERE id = 1").get(0);
            assertThat(keepsSpaces(type) ? payload : payload.replace(" ", ""))
                    .isEqualTo("{\"id\":12345678901234567890.10,%s\"user\":{\"n\":1}}"
                            .formatted(keepsSpaces(type) ? " " : ""));
            assertThat(scrubs(1, 2).rows()).isZero();
            archive.run("DROP TABLE payloads");
        }
    }

    @Test
    void leavesTextsAloneThatAreNoJson() {
        String type = server.jsonTypes().get(0);
        create("id BIGINT PRIMARY KEY", type);
        insert(type, 1, "NULL", "{}");
        insert(type, 2, "NULL", "{\"geo\":2}");
        archive.run("UPDATE payloads SET raw = '{\"geo\":1,' WHERE id = 1");

        assertThat(scrubs(1, 2).rows()).isEqualTo(1);

        assertThat(archive.rows("SELECT raw FROM payloads ORDER BY id")).containsExactly("{\"geo\":1,", "{}");
    }

    @Test
    void tellsRowsWithoutAPrimaryKeyByWhatTheyHold() {
        for (String type : server.jsonTypes()) {
            create("id BIGINT", type);
            insert(type, 1, "NULL", "{\"geo\":1,\"n\":\"a\"}");
            insert(type, 1, "NULL", "{\"geo\":1,\"n\":\"a\"}");
            insert(type, 1, "'here'", "{\"geo\":1,\"n\":\"a\"}");
            insert(type, 1, "NULL", "{\"geo\":1,\"n\":\"A\"}");
            insert(type, 1, "NULL", "{\"n\":\"a\"}");
            insert(type, 1, "'here'", "{\"n\":\"a\"}");
            insert(type, 2, "NULL", "{\"geo\":1,\"n\":\"a\"}");
            archive.run("INSERT INTO payloads (id) VALUES (1)");

            assertThat(scrubs(1).rows()).isEqualTo(5);

            assertThat(archive.rows("SELECT id, place, raw FROM payloads"))
                    .containsExactlyInAnyOrder(
                            "1|null|{\"n\":\"a\"}",
                            "1|null|{\"n\":\"a\"}",
                            "1|null|{\"n\":\"a\"}",
                            "1|null|{\"n\":\"A\"}",
                            "1|null|{\"n\":\"a\"}",
                            "1|null|{\"n\":\"a\"}",
                            "1|null|null",
                            "2|null|{\"geo\":1,\"n\":\"a\"}");
            assertThat(archive.rows("SELECT payload FROM payloads WHERE id = 1 AND payload IS NOT NULL"))
                    .noneMatch(payload -> payload.contains("geo"));
            archive.run("DROP TABLE payloads");
        }
    }

    /** The document once in a column of some type and once as a text. */
    private void create(String id, String type) {
        archive.run("CREATE TABLE payloads (" + id + ", place VARCHAR(9), payload " + type + ", raw VARCHAR(300))");
    }

    private void insert(String type, long id, String place, String document) {
        archive.run("INSERT INTO payloads VALUES (" + id + ", " + place + ", " + server.json(type, document) + ", "
                + server.json("VARCHAR(300)", document) + ")");
    }

    private boolean keepsSpaces(String type) {
        return !type.equals("JSONB") && !(server == TestServer.H2 && type.equals("JSON"));
    }

    private Applied scrubs(long... ids) {
        Notice[] notices = LongStream.of(ids).mapToObj(EnforcerBench::scrub).toArray(Notice[]::new);
        return enforcer(SCRUBS, Limits.DEFAULT).apply(batch(job(), notices));
    }
}
