package dev.heed.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.jdbc.JdbcHome;
import dev.heed.jdbc.JdbcTarget;
import dev.heed.jdbc.crash.CrashCase.Scenario;
import dev.heed.jdbc.crash.CrashCase.Sign;
import dev.heed.mock.Fault;
import dev.heed.mock.MockClock;
import dev.heed.mock.MockXServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Lets children die on copies of one database. Thread-safe. */
final class Bench {
    /** No supervisor starts a process again at once. */
    static final Duration RESTART = Duration.ofSeconds(5);

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final int SLICE_IDS = 20;
    private static final int BATCH_IDS = 4;

    private final CrashBase base;
    private final CrashWorld world;
    private final Path folder;
    private final Jvm jvm;
    private final String template;
    private final AtomicInteger copies = new AtomicInteger();

    Bench(CrashBase base, CrashWorld world, Path folder, Jvm jvm) throws IOException, SQLException {
        this.base = base;
        this.world = world;
        this.folder = Files.createDirectories(folder);
        this.jvm = jvm;
        this.template = base.create(folder);
        Path mapping = Files.writeString(folder.resolve("heed.yml"), CrashWorld.MAPPING);
        try (Connections connections = new Connections(template, each -> each)) {
            DataSource source = connections.dataSource();
            world.fill(source);
            JdbcHome.open(source);
            JdbcTarget.open("main", source, mapping);
        }
    }

    MockXServer server() {
        return MockXServer.builder()
                .token(Child.TOKEN)
                .clock(MockClock.standing(START))
                .verdicts(world.verdicts(START))
                .start();
    }

    /** An order for a database and a spool of its own. */
    ChildOrder order(MockXServer x, int sliceIds, int batchIds, Scenario scenario) throws IOException, SQLException {
        Path own = Files.createDirectory(folder.resolve("copy" + copies.incrementAndGet()));
        Files.copy(folder.resolve("heed.yml"), own.resolve("heed.yml"));
        String url = base.copy(template, folder, own);
        return new ChildOrder(url, own, x.apiBase(), sliceIds, batchIds, scenario, Point.NEVER);
    }

    private ChildOrder smallOrder(MockXServer x, Scenario scenario) throws IOException, SQLException {
        return order(x, SLICE_IDS, BATCH_IDS, scenario);
    }

    /** Nothing happens, but that classes are archived. */
    void comeThrough() throws IOException, SQLException, InterruptedException {
        try (MockXServer x = server()) {
            ChildOrder order = smallOrder(x, Scenario.PLAIN);
            Child.archiving(jvm, order).requireExit(ChildMain.DONE);
            Aftermath.check(world, Scenario.PLAIN, x, order);
        }
    }

    /** One process dies, and another one comes to the end. */
    void dieAndGoOn(CrashCase fate, Finisher finisher) throws IOException, SQLException, InterruptedException {
        try (MockXServer x = server()) {
            x.inject(fate.faults().toArray(Fault[]::new));
            ChildOrder order = smallOrder(x, fate.scenario());
            if (fate.scenario() == Scenario.RETURNED || fate.scenario() == Scenario.TAKEN_BACK) {
                assertThat(finisher.finish(order)).as("exit code").isEqualTo(ChildMain.DONE);
                happenBetween(fate.scenario(), x, order);
            }
            die(fate, x, order);
            x.clock().advance(RESTART);
            assertThat(finisher.finish(order)).as("exit code").isEqualTo(ChildMain.DONE);
            Aftermath.check(world, fate.scenario(), x, order);
        }
    }

    private void happenBetween(Scenario scenario, MockXServer x, ChildOrder order) throws SQLException {
        if (scenario == Scenario.TAKEN_BACK) {
            x.clock().advance(CrashWorld.UNTIL_TAKEN_BACK);
            return;
        }
        try (Connections connections = new Connections(order.database(), each -> each)) {
            world.restore(connections.dataSource());
        }
    }

    private void die(CrashCase fate, MockXServer x, ChildOrder order) throws InterruptedException {
        Child child = Child.start(jvm, order.dyingAt(fate.point()));
        if (fate.sign() != Sign.NONE) {
            Path spool = order.folder().resolve("spool");
            boolean ended = false;
            while (!ended && !fate.sign().isSeen(x, spool)) {
                ended = child.endsSoon();
            }
            child.kill();
        }
        child.requireExit(DeadlyPorts.KILLED);
    }
}
