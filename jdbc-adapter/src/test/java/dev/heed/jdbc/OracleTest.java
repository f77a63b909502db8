package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** Whatever the tables, the rows and the verdicts: afterwards the database holds what a plain model of it holds. */
class OracleTest {
    private static final Map<TestServer, ReadyDatabase> DATABASES = new EnumMap<>(TestServer.class);

    @Property
    @Domain(Worlds.class)
    void h2HoldsWhatTheOracleSays(@ForAll World world) {
        play(TestServer.H2, world);
    }

    @Property(tries = 40)
    @Domain(Worlds.class)
    void postgresqlHoldsWhatTheOracleSays(@ForAll World world) {
        play(TestServer.POSTGRESQL, world);
    }

    private static void play(TestServer server, World world) {
        ReadyDatabase database = DATABASES.computeIfAbsent(server, ReadyDatabase::of);
        DataSource source = database.source();
        Sql sql = new Sql(world);
        Cells expected = new Cells(world);
        TestServer.execute(source, sql.create(expected).toArray(String[]::new));
        try {
            Enforcer enforcer = database.enforcer(database.plan(MappingText.of(world)), new Limits(world.rowLimit()));
            Oracle oracle = new Oracle(world, expected);
            for (JobType type : JobType.values()) {
                Run run = new Run(enforcer, type, notices(world, type));
                long rows = run.apply();
                int gone = oracle.apply(type);

                assertHolds(source, world, expected);
                assertThat(run.rows(Change.DELETED)).isEqualTo(gone);
                assertThat(run.allRows()).isEqualTo(rows);
                assertThat(new Run(enforcer, type, notices(world, type)).apply())
                        .isZero();
                assertHolds(source, world, expected);
            }
        } finally {
            TestServer.execute(source, sql.drop().toArray(String[]::new));
        }
    }

    private static void assertHolds(DataSource source, World world, Cells expected) {
        for (int i = 0; i < world.tables().size(); i++) {
            assertThat(Archive.rows(source, Sql.read(i)))
                    .describedAs("t" + i)
                    .containsExactlyInAnyOrderElementsOf(
                            expected.of(i).stream().map(Sql::told).toList());
        }
    }

    private static List<Notice> notices(World world, JobType type) {
        return world.verdicts().stream()
                .filter(verdict -> type == JobType.TWEETS || !verdict.scrub())
                .map(verdict ->
                        verdict.scrub() ? EnforcerBench.scrub(verdict.id()) : EnforcerBench.delete(verdict.id()))
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
