package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.HeedException;
import dev.heed.spi.Applied;
import dev.heed.spi.Enforcer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Geo data in a table of its own goes as rows, and the Post stays. */
@ParameterizedClass
@EnumSource(TestServer.class)
class GeoRowsTest extends EnforcerBench {
    GeoRowsTest(TestServer server) {
        super(server);
    }

    @BeforeEach
    void fill() {
        archive.run(
                "DROP TABLE media",
                "DROP TABLE posts",
                "CREATE TABLE posts (id BIGINT PRIMARY KEY)",
                "CREATE TABLE post_geo (post_id BIGINT, lat DOUBLE PRECISION,"
                        + " CONSTRAINT geo_of_post FOREIGN KEY (post_id) REFERENCES posts (id))",
                "CREATE INDEX post_geo_post ON post_geo (post_id)",
                "INSERT INTO posts VALUES (1), (2), (3), (4)",
                "INSERT INTO post_geo VALUES (1, 1.5), (2, 1.5), (3, 1.5)");
    }

    @Test
    void onlyTheGeoRowsOfAScrubbedPostGo() throws IOException {
        Enforcer enforcer = enforcer(sampleOfThePage(), Limits.DEFAULT);

        assertThat(enforcer.preview(posts.type(), batch(posts, scrub(2)).notices())
                        .rows())
                .isEqualTo(1);
        Applied applied = enforcer.apply(batch(posts, delete(1), scrub(2), scrub(4)));

        assertThat(applied).isEqualTo(new Applied(4, 3, 3));
        assertThat(archive.rows("SELECT id FROM posts ORDER BY id")).containsExactly("2", "3", "4");
        assertThat(archive.rows("SELECT post_id FROM post_geo")).containsExactly("3");
        assertThat(archive.rows(LEDGER))
                .containsExactly(
                        "1|DELETE|CHANGED|2|post_geo:deleted=1;posts:deleted=1",
                        "2|SCRUB_GEO|CHANGED|1|post_geo:deleted=1",
                        "4|SCRUB_GEO|KEPT|0|");
    }

    @Test
    void noPostGoesForItsGeoData() {
        assertThatThrownBy(() -> enforcer(
                        "tables:\n  - name: posts\n    match:\n"
                                + "      - { column: id, holds: post, delete: row, scrub_geo: row }\n",
                        Limits.DEFAULT))
                .isInstanceOf(HeedException.class)
                .hasMessageContaining(
                        "heed.yml:2:11: tables[0].name: \"scrub_geo: row\" at column \"%s\" may cost Posts",
                        server == TestServer.H2 ? "ID" : "id");
    }

    private static String sampleOfThePage() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "mapping.md"));
        return page.replaceAll("(?s).*### Geo data in a table of its own.*?```yaml\n(.*?)```.*", "$1");
    }
}
