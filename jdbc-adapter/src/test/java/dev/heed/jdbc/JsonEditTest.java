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
@EnumSource(
        value = TestServer.class,
        names = {"H2", "POSTGRESQL"})
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
        create("id BIGINT PRIMARY KEY, place VARCHAR(9), payload JSON, raw VARCHAR(300)");
        insert(
                1,
                "'here'",
                "{\"id\":12345678901234567890.10,\"geo\":{\"a\":[1]},\"user\":{\"location\":\"x\",\"n\":1}}");
        insert(2, "NULL", "{\"id\":2, \"text\":\"\u00e9 \uD83D\uDE00 \\\\ ''\"}");
        insert(3, "'here'", "{\"geo\":1}");

        assertThat(scrubs(1, 2).rows()).isEqualTo(1);

        assertThat(archive.rows("SELECT id, place, raw FROM payloads ORDER BY id"))
                .containsExactly(
                        "1|null|{\"id\":12345678901234567890.10,\"user\":{\"location\":\"x\",\"n\":1}}",
                        "2|null|{\"id\":2, \"text\":\"\u00e9 \uD83D\uDE00 \\\\ '\"}",
                        "3|here|{\"geo\":1}");
        assertThat(archive.rows("SELECT payload FROM payloads WHERE id = 1"))
                .containsExactly("{\"id\":12345678901234567890.10,\"user\":{\"n\":1}}");
        assertThat(archive.rows(LEDGER))
                .containsExactly("1|SCRUB_GEO|CHANGED|1|payloads:cleared=1", "2|SCRUB_GEO|KEPT|0|");
    }

    @Test
    void findsNothingToDoASecondTime() {
        create("id BIGINT PRIMARY KEY, place VARCHAR(9), payload JSON, raw VARCHAR(300)");
        insert(1, "'here'", "{\"geo\":1}");

        assertThat(scrubs(1).rows()).isEqualTo(1);
        assertThat(scrubs(1).rows()).isZero();
    }

    @Test
    void leavesTextsAloneThatAreNoJson() {
        create("id BIGINT PRIMARY KEY, place VARCHAR(9), payload JSON, raw VARCHAR(300)");
        insert(1, "NULL", "{}");
        insert(2, "NULL", "{\"geo\":2}");
        archive.run("UPDATE payloads SET raw = '{\"geo\":1,' WHERE id = 1");

        assertThat(scrubs(1, 2).rows()).isEqualTo(1);

        assertThat(archive.rows("SELECT raw FROM payloads ORDER BY id")).containsExactly("{\"geo\":1,", "{}");
    }

    @Test
    void changesEveryRowOfATableWithoutAPrimaryKey() {
        create("id BIGINT, place VARCHAR(9), payload JSON, raw VARCHAR(300)");
        insert(1, "NULL", "{\"geo\":1,\"n\":1}");
        insert(1, "NULL", "{\"geo\":1,\"n\":1}");
        insert(1, "'here'", "{\"geo\":1,\"n\":2}");
        insert(2, "NULL", "{\"geo\":1,\"n\":1}");
        archive.run("INSERT INTO payloads (id) VALUES (1)");

        assertThat(scrubs(1).rows()).isEqualTo(3);

        assertThat(archive.rows("SELECT id, place, raw FROM payloads ORDER BY id, raw"))
                .containsExactlyInAnyOrder(
                        "1|null|{\"n\":1}",
                        "1|null|{\"n\":1}",
                        "1|null|{\"n\":2}",
                        "1|null|null",
                        "2|null|{\"geo\":1,\"n\":1}");
    }

    private void create(String columns) {
        archive.run("CREATE TABLE payloads (" + columns + ")");
    }

    /** The document once as JSON and once as a text. */
    private void insert(long id, String place, String document) {
        boolean isH2 = server == TestServer.H2;
        archive.run("INSERT INTO payloads (id, place, payload, raw) VALUES (" + id + ", " + place + ", '" + document
                + "'" + (isH2 ? " FORMAT JSON" : "") + ", '" + document + "')");
    }

    private Applied scrubs(long... ids) {
        Notice[] notices = LongStream.of(ids).mapToObj(EnforcerBench::scrub).toArray(Notice[]::new);
        return enforcer(SCRUBS, Limits.DEFAULT).apply(batch(job(), notices));
    }
}
