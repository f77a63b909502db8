package dev.heed.jdbc.crash;

import dev.heed.ComplianceEngine;
import dev.heed.EngineListener;
import dev.heed.Guard;
import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.JobType;
import dev.heed.RunReport;
import dev.heed.jdbc.JdbcHome;
import dev.heed.jdbc.JdbcTarget;
import dev.heed.jdbc.TargetOptions;
import dev.heed.jdbc.crash.CrashCase.Scenario;
import dev.heed.spi.Enforcer;
import dev.heed.spi.Home;
import dev.heed.spi.Target;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;

/**
 * A process of its own: runs both types to their end, unless it dies at the point that it is given. Without an order it
 * reads one from each line of its input, and answers each with a line.
 */
final class ChildMain {
    static final int DONE = 0;
    static final int NOT_DONE = 3;

    /** One run waits for approval or fails, the next one comes to its end. */
    private static final int RUNS = 3;

    private ChildMain() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            System.exit(carryOut(ChildOrder.read(arguments)));
        }
        try (BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = orders.readLine(); line != null; line = orders.readLine()) {
                System.out.println(carryOut(ChildOrder.read(line.split("\t", -1))));
            }
        }
    }

    private static int carryOut(ChildOrder order) throws Exception {
        SharedTime time = new SharedTime(order.x());
        DeadlyPorts deadly = new DeadlyPorts(order.point());
        try (Connections database = new Connections(order.database(), deadly::connection);
                ComplianceEngine engine = engine(order, time, deadly, database.dataSource())) {
            return run(engine) ? DONE : NOT_DONE;
        }
    }

    private static ComplianceEngine engine(ChildOrder order, SharedTime time, DeadlyPorts deadly, DataSource database)
            throws ReflectiveOperationException {
        Path folder = order.folder();
        Home home = deadly.home(JdbcHome.open(database, time));
        Target target =
                JdbcTarget.open("main", database, folder.resolve("heed.yml"), TargetOptions.DEFAULT.clock(time));
        return ComplianceEngine.builder()
                .token(() -> System.getenv("X_TOKEN"))
                .api(order.x())
                .home(home)
                .target(new Target(target.name(), target.ids(), deadly.port(Enforcer.class, target.enforcer())))
                .spool(folder.resolve("spool"))
                .owner("engine")
                .clock(time)
                .waiter(time)
                .sliceIds(order.sliceIds())
                .batchIds(order.batchIds())
                .guard(order.scenario() == Scenario.GUARDED ? Guard.ofShares(0, 0, 0, 1) : Guard.DEFAULT)
                .resumableFrom(order.scenario() == Scenario.RESUMABLE ? 0 : Long.MAX_VALUE)
                .listener(new Narrator())
                .build();
    }

    private static boolean run(ComplianceEngine engine) {
        for (int i = 0; i < RUNS; i++) {
            List<RunReport> reports = engine.runAll();
            if (reports.stream().allMatch(report -> report.status() == RunReport.Status.DONE)) {
                return true;
            }
            reports.stream()
                    .filter(report -> report.status() == RunReport.Status.AWAITING_APPROVAL)
                    .forEach(report -> approve(engine, report));
        }
        return false;
    }

    /** Users by their run, Posts one job after the other. */
    private static void approve(ComplianceEngine engine, RunReport report) {
        if (report.run().type() == JobType.USERS) {
            engine.approveRun(report.run().id(), Long.MAX_VALUE, "somebody", "");
            return;
        }
        report.jobs().stream()
                .filter(job -> job.state() == JobState.AWAITING_APPROVAL)
                .forEach(job -> engine.approve(job.key().id(), "somebody", ""));
    }

    /** Tells all that a host would tell, so that whoever reads it may look for secrets. */
    private static final class Narrator implements EngineListener {
        @Override
        public void moved(Job from, Job to) {
            System.err.println(from + " -> " + to);
        }

        @Override
        public void ended(RunReport report) {
            System.err.println(report);
        }
    }
}
