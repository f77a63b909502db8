package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.IdRange;
import dev.heed.JobKey;
import dev.heed.JobType;
import dev.heed.jdbc.internal.mapping.Plan;
import dev.heed.spi.Enforcer;
import dev.heed.spi.IdCursor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every database, with IDs in every type that can hold them, with everything that can happen to a row, for Posts and for
 * users: the IDs are found, their rows change and no others do, and a repetition changes nothing.
 */
class ContractMatrixTest {
    /** As doubles, and as keys of a spreadsheet, the first two are the same. */
    private static final long NAMED = 1_900_000_000_000_000_001L;

    private static final long NEIGHBOUR = 1_900_000_000_000_000_002L;
    private static final long SMALL = 20;
    private static final long PREFIX = 2;

    private static final Map<TestServer, ReadyDatabase> DATABASES = new EnumMap<>(TestServer.class);

    @TempDir
    Path scratch;

    /** What happens to a row, in a mapping and by a look at it. */
    private enum Deed {
        ROW("row"),
        MARK("{ mark: gone }"),
        CLEAR("{ clear: [said, place] }"),
        JSON("{ json: { doc: [/geo] } }");

        private final String words;

        Deed(String words) {
            this.words = words;
        }

        Stream<String> done(String pk) {
            return switch (this) {
                case ROW -> Stream.of();
                case MARK -> Stream.of(pk + "|hi|here|{\"geo\":1,\"name\":1}|gone");
                case CLEAR -> Stream.of(pk + "|null|null|{\"geo\":1,\"name\":1}|null");
                case JSON -> Stream.of(pk + "|hi|here|{\"name\":1}|null");
            };
        }
    }

    /**
     * One place in the matrix.
     *
     * @param type the type of the column that holds the IDs
     * @param inJson whether they are inside JSON there
     */
    private record Case(TestServer server, String type, boolean inJson, Deed deed, JobType holds) {
        @Override
        public String toString() {
            return server + ", " + type + (inJson ? " with JSON" : "") + ", " + deed + ", " + holds.wireName();
        }

        String mapping() {
            return "tables:\n  - name: matrix\n    match: [ { column: id, %sholds: %s, delete: %s } ]\n"
                    .formatted(inJson ? "at: /a/id, " : "", holds == JobType.TWEETS ? "post" : "user", deed.words);
        }

        String literal(long id) {
            String quote = id % 2 == 0 ? "\"" : "";
            return inJson
                    ? server.json(type, "{\"a\":{\"id\":" + quote + id + quote + "},\"id\":" + PREFIX + "}")
                    : "'" + id + "'";
        }
    }

    static Stream<Case> matrix() {
        return Arrays.stream(TestServer.values())
                .flatMap(server -> Stream.concat(
                                Stream.of("BIGINT", "NUMERIC(20)", "VARCHAR(20)", "CHAR(20)")
                                        .map(type -> new Case(server, type, false, Deed.ROW, JobType.TWEETS)),
                                server.jsonTypes().stream()
                                        .map(type -> new Case(server, type, true, Deed.ROW, JobType.TWEETS)))
                        .flatMap(ContractMatrixTest::deeds));
    }

    private static Stream<Case> deeds(Case one) {
        return Arrays.stream(Deed.values())
                .flatMap(deed -> Arrays.stream(JobType.values())
                        .map(holds -> new Case(one.server(), one.type(), one.inJson(), deed, holds)));
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void holds(Case one) {
        ReadyDatabase database = DATABASES.computeIfAbsent(one.server(), ReadyDatabase::of);
        fill(database, one);
        try {
            Plan plan = database.plan(one.mapping());
            assertThat(ids(database, plan, one)).containsExactly(PREFIX, SMALL, NAMED, NEIGHBOUR);

            assertThat(apply(database, plan, one)).isEqualTo(3);
            assertThat(rows(database)).containsExactlyInAnyOrderElementsOf(expected(one));
            assertThat(apply(database, plan, one)).isZero();
            assertThat(rows(database)).containsExactlyInAnyOrderElementsOf(expected(one));

            List<Long> left =
                    one.deed() == Deed.ROW ? List.of(PREFIX, NEIGHBOUR) : List.of(PREFIX, SMALL, NAMED, NEIGHBOUR);
            assertThat(ids(database, plan, one)).isEqualTo(left);
        } finally {
            TestServer.execute(database.source(), "DROP TABLE matrix");
        }
    }

    private static void fill(ReadyDatabase database, Case one) {
        String doc = one.inJson() ? one.type() : one.server().jsonTypes().get(0);
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE matrix (pk BIGINT PRIMARY KEY, id " + one.type() + ", said VARCHAR(9),"
                + " place VARCHAR(9), doc " + doc + ", gone " + one.server().momentType() + ")");
        long[] ids = {NAMED, NAMED, NEIGHBOUR, SMALL, PREFIX};
        for (int i = 0; i < ids.length; i++) {
            statements.add("INSERT INTO matrix VALUES (" + i + ", " + one.literal(ids[i]) + ", 'hi', 'here', "
                    + one.server().json(doc, "{\"geo\":1,\"name\":1}") + ", NULL)");
        }
        statements.add("INSERT INTO matrix (pk) VALUES (5)");
        TestServer.execute(database.source(), statements.toArray(String[]::new));
    }

    private static List<String> expected(Case one) {
        Stream<String> changed = Stream.of("0", "1", "3").flatMap(one.deed()::done);
        Stream<String> others = Stream.of("2", "4").map(pk -> pk + "|hi|here|{\"geo\":1,\"name\":1}|null");
        return Stream.of(changed, others, Stream.of("5|null|null|null|null"))
                .flatMap(rows -> rows)
                .toList();
    }

    private static List<String> rows(ReadyDatabase database) {
        String read = "SELECT pk, said, place, doc, CASE WHEN gone IS NULL THEN NULL ELSE 'gone' END FROM matrix";
        return Archive.rows(database.source(), read).stream()
                .map(row -> row.replace(" ", ""))
                .toList();
    }

    private List<Long> ids(ReadyDatabase database, Plan plan, Case one) {
        List<Long> ids = new ArrayList<>();
        try (IdCursor cursor = database.ids(plan).open(one.holds(), IdRange.ALL, new TestWork(scratch, () -> {}))) {
            for (long id = cursor.next(); id != IdCursor.END; id = cursor.next()) {
                ids.add(id);
            }
        }
        return ids;
    }

    /** As another job each time. */
    private static long apply(ReadyDatabase database, Plan plan, Case one) {
        Enforcer enforcer = database.enforcer(plan, Limits.DEFAULT);
        JobKey job = new JobKey(UUID.randomUUID(), UUID.randomUUID(), one.holds(), 1);
        return enforcer.apply(EnforcerBench.batch(job, EnforcerBench.deletes(SMALL, NAMED)))
                .rows();
    }
}
