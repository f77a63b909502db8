package dev.heed.cli.demo;

import dev.heed.ComplianceEngine;
import dev.heed.EngineListener;
import dev.heed.JobType;
import dev.heed.Run;
import dev.heed.RunReport;
import dev.heed.cli.Words;
import dev.heed.jdbc.JdbcHome;
import dev.heed.jdbc.JdbcTarget;
import dev.heed.jdbc.TargetOptions;
import dev.heed.spi.Home;
import dev.heed.spi.Target;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Brings a database of its own in step with an X of its own, and checks every row afterwards. */
final class Demo {
    private static final String APP = "demo";
    private static final String FILLED = "filled";
    private static final String CHECKED = "checked";
    private static final int SLICES = 3;
    private static final int LARGEST_SLICE = 400_000;

    private final DemoFolder folder;
    private final DemoDatabase.Kind kind;
    private final IdList ids;
    private final DemoX x;
    private final World world;
    private final PrintStream out;
    private final long begun = System.nanoTime();

    Demo(DemoFolder folder, DemoDatabase.Kind kind, IdList ids, DemoX x, PrintStream out) {
        this.folder = folder;
        this.kind = kind;
        this.ids = ids;
        this.x = x;
        this.world = new World(ids, x.script());
        this.out = out;
    }

    /** Whether the database is as X's script wants it. */
    boolean run() throws SQLException {
        folder.agree("database", kind.name());
        folder.agree("set of IDs", ids.fingerprint());
        folder.agree("X", x.kind());
        if (folder.is(CHECKED)) {
            out.println("This demo was done before: its database was brought in step and checked. It lies in "
                    + folder.path("") + ". Name another folder to see it again.");
            return true;
        }
        out.printf("Heed demo: %,d Posts (%s) in %s%n", ids.size(), ids.origin(), folder.path(""));
        try (DemoDatabase database = kind.open(folder.path("db"))) {
            fill(database);
            List<RunReport> reports = bringInStep(database);
            return conclude(database, reports);
        }
    }

    private void fill(DemoDatabase database) throws SQLException {
        if (folder.is(FILLED)) {
            out.println("The database is there already; the run goes on where it was.");
            return;
        }
        out.printf("1. Fill an %s database with Posts, media and authors%n", kind.label());
        try (Progress progress = Progress.of("filling", world.posts())) {
            new Filling(database.dataSource(), world, progress::to).fill();
        }
        folder.remember(FILLED);
    }

    private List<RunReport> bringInStep(DemoDatabase database) {
        out.println("2. Run the engine against " + x.kind());
        Home home = JdbcHome.open(database.dataSource(), x.clock());
        Target target =
                JdbcTarget.open(APP, database.dataSource(), mappingFile(), TargetOptions.DEFAULT.clock(x.clock()));
        try (DemoNarrator narrator = new DemoNarrator(out);
                ComplianceEngine engine = engine(home, target, narrator)) {
            return runOpen(engine, home);
        }
    }

    private ComplianceEngine engine(Home home, Target target, EngineListener narrator) {
        return x.connect(ComplianceEngine.builder())
                .home(home)
                .target(target)
                .spool(folder.path("spool"))
                .app(APP)
                // A demo that was killed comes back under its own name and need not wait for its lease.
                .owner(APP)
                .listener(narrator)
                .sliceIds(Math.min(LARGEST_SLICE, ids.size() / SLICES + 1))
                .build();
    }

    /** Both types; after an interruption, those that did not come to their end. */
    private List<RunReport> runOpen(ComplianceEngine engine, Home home) {
        List<JobType> ended = new ArrayList<>();
        for (JobType type : JobType.values()) {
            if (home.jobs().latestRun(type, APP).map(Run::endedAt).isPresent()) {
                ended.add(type);
            }
        }
        if (ended.isEmpty()) {
            return engine.runAll();
        }
        ended.forEach(type -> out.println("  " + Words.noun(type) + ": came to their end before"));
        List<RunReport> reports = new ArrayList<>();
        for (JobType type : JobType.values()) {
            if (!ended.contains(type)) {
                reports.add(engine.run(type));
            }
        }
        return reports;
    }

    private Path mappingFile() {
        try {
            return Files.writeString(folder.path("heed.yml"), Filling.resource("heed.yml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean conclude(DemoDatabase database, List<RunReport> reports) throws SQLException {
        out.println("3. Check every row against X's script");
        Audit audit = new Audit(world).of(database.dataSource());
        Conclusion conclusion = new Conclusion(folder, world, database.dataSource());
        conclusion.write(out, reports, Duration.ofNanos(System.nanoTime() - begun));
        List<String> wrong = new ArrayList<>(audit.differences());
        wrong.addAll(x.violations());
        if (!wrong.isEmpty()) {
            out.println("NOT EVERYTHING IS AS IT SHOULD BE:");
            wrong.forEach(difference -> out.println("  " + difference));
            return false;
        }
        boolean done = reports.stream().allMatch(report -> report.status() == RunReport.Status.DONE);
        if (done) {
            folder.remember(CHECKED);
        }
        out.printf(
                "%n%s: all %,d rows that are left, and the ledger, are exactly what X's script wants.%n",
                done ? "OK" : "NOT FINISHED", audit.rows());
        return done;
    }
}
