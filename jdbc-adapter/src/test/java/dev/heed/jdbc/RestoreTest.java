package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.Action;
import dev.heed.HeedException;
import dev.heed.IdRange;
import dev.heed.JobKey;
import dev.heed.JobType;
import dev.heed.Notice;
import dev.heed.spi.Applied;
import dev.heed.spi.Enforcer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Marks that go again when X no longer names an ID. */
@ParameterizedClass
@EnumSource(TestServer.class)
class RestoreTest extends EnforcerBench {
    private static final String HIDES = """
            tables:
              - name: hides
                match:
                  - { column: author, holds: post, delete: { mark: %s, restore: true } }
            """;

    RestoreTest(TestServer server) {
        super(server);
        archive.run(
                "CREATE TABLE hides (part VARCHAR(9), id BIGINT, author BIGINT, zoned_at " + server.momentType()
                        + ", local_at TIMESTAMP NULL, on_day DATE, flag BOOLEAN DEFAULT FALSE NOT NULL, PRIMARY KEY (part, id))");
    }

    @Test
    void takesOffWhatItWroteInColumnsOfEveryType() {
        for (String column : List.of("zoned_at", "local_at", "on_day", "flag")) {
            archive.run("INSERT INTO hides (part, id, author) VALUES ('" + column + "', 1, 7)");
            Enforcer enforcer = hiding(column, 100);
            enforcer.apply(batch(job(), hide(7)));

            assertThat(enforcer.apply(batch(job(), Notice.unnamed(7))).rows())
                    .as(column)
                    .isEqualTo(1);

            assertThat(archive.count("hides WHERE " + column + " IS NULL OR NOT flag"))
                    .isEqualTo(1);
            assertThat(enforcer.marked(JobType.TWEETS, IdRange.ALL, 9)).isEmpty();
            archive.run("DELETE FROM hides");
        }
        assertThat(archive.rows("SELECT \"changes\" FROM \"heed_ledger\" WHERE \"action\" = 'RESTORE'"))
                .hasSize(4)
                .containsOnly("hides:unmarked=1");
    }

    @Test
    void leavesMarksOfOthersAlone() {
        archive.run(
                "INSERT INTO hides (part, id, author, flag) VALUES ('theirs', 1, 7, TRUE)",
                "INSERT INTO hides (part, id, author) VALUES ('ours', 2, 7)");
        Enforcer enforcer = hiding("flag", 100);

        assertThat(enforcer.apply(batch(job(), hide(7))).rows()).isEqualTo(1);
        archive.run("INSERT INTO hides (part, id, author, flag) VALUES ('later', 3, 7, TRUE)");
        assertThat(enforcer.apply(batch(job(), Notice.unnamed(7))).rows()).isEqualTo(1);

        assertThat(archive.rows("SELECT part FROM hides WHERE flag ORDER BY part"))
                .containsExactly("later", "theirs");
    }

    @Test
    void takesAMarkForTheirsThatIsNotAsItWroteIt() {
        archive.run("INSERT INTO hides (part, id, author) VALUES ('ours', 1, 7)");
        Enforcer enforcer = hiding("on_day", 100);
        enforcer.apply(batch(job(), hide(7)));
        archive.run("UPDATE hides SET on_day = '2020-02-02'");

        assertThat(enforcer.apply(batch(job(), Notice.unnamed(7))).rows()).isZero();

        assertThat(archive.rows("SELECT on_day FROM hides")).containsExactly("2020-02-02");
        assertThat(enforcer.marked(JobType.TWEETS, IdRange.ALL, 9)).isEmpty();
    }

    @Test
    void marksAndUnmarksTheRowsOfALargeIdPieceByPiece() {
        List<String> rows = new ArrayList<>();
        for (int i = 1; i <= 25; i++) {
            rows.add("INSERT INTO hides (part, id, author) VALUES ('x', " + i + ", 7)");
        }
        archive.run(rows.toArray(String[]::new));

        assertThat(applyAll(hide(7))).extracting(Applied::rows).containsExactly(10L, 10L, 5L);
        assertThat(archive.count("hides WHERE flag")).isEqualTo(25);
        assertThat(applyAll(Notice.unnamed(7))).extracting(Applied::rows).containsExactly(10L, 10L, 5L);
        assertThat(archive.count("hides WHERE flag")).isZero();
        assertThat(archive.count("\"heed_mark\"")).isZero();
    }

    @Test
    void keepsARowMarkedAsLongAsOneOfItsIdsIsNamed() {
        Enforcer enforcer = sharing();
        enforcer.apply(batch(job(), hide(7)));
        enforcer.apply(batch(job(), hide(8)));
        assertThat(enforcer.marked(JobType.TWEETS, IdRange.ALL, 9)).containsExactly(7L, 8L);

        assertThat(enforcer.apply(batch(job(), Notice.unnamed(7))).rows()).isZero();
        assertThat(archive.count("hides WHERE flag")).isEqualTo(1);
        assertThat(enforcer.marked(JobType.TWEETS, IdRange.ALL, 9)).containsExactly(8L);

        assertThat(enforcer.apply(batch(job(), Notice.unnamed(8))).rows()).isEqualTo(1);
        assertThat(archive.count("hides WHERE flag")).isZero();
    }

    @Test
    void unmarksARowOnceWhenNoneOfItsIdsIsNamedAnyMore() {
        Enforcer enforcer = sharing();
        enforcer.apply(batch(job(), hide(7), hide(8)));

        assertThat(enforcer.apply(batch(job(), Notice.unnamed(7), Notice.unnamed(8)))
                        .rows())
                .isEqualTo(1);

        assertThat(archive.count("hides WHERE flag")).isZero();
        assertThat(archive.count("\"heed_mark\"")).isZero();
    }

    @Test
    void keepsARowMarkedOfWhichAnotherIdIsGoneForGood() {
        Enforcer enforcer = sharing();
        enforcer.apply(batch(job(), hide(7)));
        enforcer.apply(batch(job(), delete(8)));

        assertThat(enforcer.apply(batch(job(), Notice.unnamed(7))).rows()).isZero();

        assertThat(archive.count("hides WHERE flag")).isEqualTo(1);
        assertThat(enforcer.marked(JobType.TWEETS, IdRange.ALL, 9)).isEmpty();
    }

    /** One row of the IDs 7 and 8, both of which mark it. */
    private Enforcer sharing() {
        archive.run("INSERT INTO hides (part, id, author) VALUES ('x', 8, 7)");
        return enforcer(
                HIDES.formatted("flag")
                        + "      - { column: id, holds: post, delete: { mark: flag, restore: true } }\n",
                new Limits(100));
    }

    @Test
    void needsAKeyByWhichRowsAreTold() {
        archive.run("CREATE TABLE loose (id BIGINT, flag BOOLEAN)");
        String mapping = HIDES.replace("hides", "loose").replace("author", "id").formatted("flag");

        assertThatThrownBy(() -> enforcer(mapping, Limits.DEFAULT))
                .isInstanceOf(HeedException.class)
                .hasMessageMatching("(?is).*loose has no primary key, by which Heed could tell its own marks.*");
    }

    /** Each piece by an enforcer that knows nothing of the one before. */
    private List<Applied> applyAll(Notice notice) {
        JobKey job = job();
        List<Applied> done = new ArrayList<>();
        while (done.isEmpty() || done.get(done.size() - 1).ids() == 0) {
            done.add(hiding("flag", 10).apply(batch(job, notice)));
        }
        return done;
    }

    private Enforcer hiding(String column, int limit) {
        return enforcer(HIDES.formatted(column), new Limits(limit));
    }

    private static Notice hide(long id) {
        return new Notice(id, Action.DELETE, "protected", null, null);
    }
}
