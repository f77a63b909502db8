package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What only PostgreSQL's schemas have. */
class PostgresSchemasTest extends EnforcerBench {
    PostgresSchemasTest() {
        super(TestServer.POSTGRESQL);
    }

    @Test
    void worksOnPartitionedTablesAndTheirPartitionedChildren() {
        archive.run(
                "CREATE TABLE tweets (id BIGINT PRIMARY KEY) PARTITION BY RANGE (id)",
                "CREATE TABLE tweets_old PARTITION OF tweets FOR VALUES FROM (0) TO (100)",
                "CREATE TABLE tweets_new PARTITION OF tweets FOR VALUES FROM (100) TO (200)",
                "CREATE TABLE tags (tweet_id BIGINT NOT NULL REFERENCES tweets (id) ON DELETE CASCADE) PARTITION BY RANGE (tweet_id)",
                "CREATE TABLE tags_all PARTITION OF tags DEFAULT",
                "CREATE INDEX ON tags (tweet_id)",
                "INSERT INTO tweets VALUES (1), (2), (101)",
                "INSERT INTO tags VALUES (1), (101), (101)");
        String mapping = """
                tables:
                  - name: tweets
                    match: [ { column: id, holds: post, delete: row } ]
                    children: [ { table: tags, column: tweet_id, references: id } ]
                """;

        assertThat(check(mapping)).isEmpty();
        enforcer(mapping, Limits.DEFAULT).apply(batch(posts, delete(1), delete(101)));

        assertThat(archive.rows("SELECT id FROM tweets")).containsExactly("2");
        assertThat(archive.rows(LEDGER))
                .containsExactly(
                        "1|DELETE|CHANGED|2|tags:deleted=1;tweets:deleted=1",
                        "101|DELETE|CHANGED|3|tags:deleted=2;tweets:deleted=1");
    }

    @Test
    void takesPartitionsOnceOnly() {
        archive.run(
                "CREATE TABLE tweets_all (id BIGINT PRIMARY KEY) PARTITION BY RANGE (id)",
                "CREATE TABLE tweets_old PARTITION OF tweets_all FOR VALUES FROM (0) TO (100)");

        assertThat(check(keep("tweets_*"))).isEmpty();
        assertThat(check(keep("tweets_all") + keep("tweets_old").replace("tables:\n", "")))
                .containsExactly(
                        "heed.yml:4:11: tables[1].name: public.tweets_old is a partition of public.tweets_all, which is listed as well; list only one of them");
    }

    @Test
    void tellsWhatAUniqueIndexMakesOfClearedColumns() {
        archive.run(
                "ALTER TABLE posts ADD COLUMN slug TEXT UNIQUE NULLS NOT DISTINCT",
                "ALTER TABLE posts ADD COLUMN code TEXT UNIQUE",
                "CREATE UNIQUE INDEX one_text ON posts (author_id) WHERE quoted_text IS NULL");

        assertThat(check("""
                tables:
                  - name: posts
                    match:
                      - { column: id, holds: post, delete: keep, scrub_geo: { clear: [slug, code, quoted_text] } }
                """))
                .containsExactly(
                        "heed.yml:4:71: tables[0].match[0].scrub_geo.clear[0]: column \"slug\" of public.posts cannot be cleared in two rows, as unique index \"posts_slug_key\" takes nulls for equal; take it off the list",
                        "heed.yml:4:83: tables[0].match[0].scrub_geo.clear[2]: warning: clearing column \"quoted_text\" of public.posts may break unique index \"one_text\"; the database then refuses the ID");
    }

    @Test
    void takesAnIndexThatLeavesOutRowsWithoutAnId() {
        archive.run("CREATE TABLE likes (post_id BIGINT)", "CREATE INDEX ON likes (post_id) WHERE post_id IS NOT NULL");

        assertThat(check(keep("likes").replace("id,", "post_id,"))).isEmpty();
    }

    private List<String> check(String yaml) {
        return JdbcTarget.check(archive.source(), Mapping.file(Mappings.write(folder, yaml))).stream()
                .map(Finding::toString)
                .toList();
    }

    private static String keep(String table) {
        return "tables:\n  - name: " + table + "\n    match: [ { column: id, holds: post, delete: keep } ]\n";
    }
}
