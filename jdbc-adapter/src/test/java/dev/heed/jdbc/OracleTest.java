package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.Action;
import dev.heed.JobKey;
import dev.heed.JobType;
import dev.heed.Notice;
import dev.heed.jdbc.oracle.Cells;
import dev.heed.jdbc.oracle.MappingText;
import dev.heed.jdbc.oracle.Oracle;
import dev.heed.jdbc.oracle.Sql;
import dev.heed.jdbc.oracle.World;
import dev.heed.jdbc.oracle.Worlds;
import dev.heed.spi.Applied;
import dev.heed.spi.Batch;
import dev.heed.spi.Change;
import dev.heed.spi.Enforcer;
import dev.heed.spi.Fence;
import dev.heed.spi.Tally;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContextBase;

/** Whatever the tables, the rows and the verdicts: afterwards the database holds what a plain model of it holds. */
class OracleTest {
    private static final Map<TestServer, ReadyDatabase> DATABASES = new EnumMap<>(TestServer.class);

    @Property
    @Domain(Worlds.class)
    @Domain(Servers.class)
    void theDatabaseHoldsWhatTheOracleSays(@ForAll TestServer server, @ForAll World world) {
        play(server, server.isMysql() ? world.withoutCircles() : world);
    }

    /** The fast one more often. */
    static final class Servers extends DomainContextBase {
        @Provide
        Arbitrary<TestServer> servers() {
            return Arbitraries.frequency(
                    Tuple.of(8, TestServer.H2),
                    Tuple.of(1, TestServer.POSTGRESQL),
                    Tuple.of(1, TestServer.MARIADB),
                    Tuple.of(1, TestServer.MYSQL),
                    Tuple.of(1, TestServer.SQLITE));
        }
    }

    private static void play(TestServer server, World world) {
        ReadyDatabase database = DATABASES.computeIfAbsent(server, ReadyDatabase::of);
        DataSource source = database.source();
        Sql sql = new Sql(world, server);
        Cells expected = new Cells(world);
        TestServer.execute(source, sql.create(expected).toArray(String[]::new));
        try {
            Enforcer enforcer = database.enforcer(database.plan(MappingText.of(world)), new Limits(world.rowLimit()));
            Oracle oracle = new Oracle(world, expected);
            for (JobType type : JobType.values()) {
                Run run = new Run(enforcer, type, notices(world, type));
                long rows = run.apply();
                int gone = oracle.apply(type);

                assertHolds(source, sql, expected, world);
                assertThat(run.rows(Change.DELETED)).isEqualTo(gone);
                assertThat(run.allRows()).isEqualTo(rows);
                assertThat(new Run(enforcer, type, notices(world, type)).apply())
                        .isZero();
                assertHolds(source, sql, expected, world);
            }
        } finally {
            TestServer.execute(source, sql.drop().toArray(String[]::new));
        }
    }

    private static void assertHolds(DataSource source, Sql sql, Cells expected, World world) {
        for (int i = 0; i < world.tables().size(); i++) {
            int table = i;
            assertThat(Archive.rows(source, Sql.read(i)).stream().map(row -> row.replace(" ", "")))
                    .describedAs("t" + i)
                    .containsExactlyInAnyOrderElementsOf(expected.of(i).stream()
                            .map(row -> sql.told(table, row))
                            .toList());
        }
    }

    private static List<Notice> notices(World world, JobType type) {
        return world.verdicts().stream()
                .filter(verdict -> type == JobType.TWEETS || !verdict.scrub())
                .map(verdict -> verdict.scrub()
                        ? EnforcerBench.scrub(verdict.id())
                        : new Notice(verdict.id(), Action.DELETE, verdict.reason(), null, null))
                .sorted(Comparator.comparing(Notice::id))
                .toList();
    }

    /** One job, applied batch by batch. */
    private record Run(Enforcer enforcer, JobKey job, List<Notice> notices) {
        Run(Enforcer enforcer, JobType type, List<Notice> notices) {
            this(enforcer, new JobKey(UUID.randomUUID(), UUID.randomUUID(), type, 1), notices);
        }

        long apply() {
            long rows = 0;
            List<Notice> left = notices;
            while (!left.isEmpty()) {
                Applied applied = enforcer.apply(new Batch(job, "r", new Fence("lease", "me", 1), left));
                rows += applied.rows();
                left = left.stream()
                        .filter(notice -> notice.id() > applied.upTo())
                        .toList();
            }
            return rows;
        }

        long rows(Change change) {
            return enforcer.tally(job.run()).tables().stream()
                    .filter(table -> table.change() == change)
                    .mapToLong(Tally.ByTable::rows)
                    .sum();
        }

        long allRows() {
            return enforcer.tally(job.run()).tables().stream()
                    .mapToLong(Tally.ByTable::rows)
                    .sum();
        }
    }
}
