package dev.heed.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.jdbc.crash.CrashCase.Scenario;
import dev.heed.mock.MockXServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills process after process at times that a seed picks, in a run over 200,000 Posts. Takes some minutes, and so has a name
 * that the usual run does not pick:
 *
 * <pre>{@code
 * mvn -pl jdbc-adapter -am test -Dtest=RandomKills -Dheed.kills.seed=1 -Dsurefire.failIfNoSpecifiedTests=false
 * }</pre>
 */
class RandomKills {
    static final String SEED = "heed.kills.seed";

    private static final int KILLS = 30;
    private static final CrashWorld WORLD = new CrashWorld(200_000, 16_000);
    private static final int SLICE_IDS = 20_000;
    private static final int BATCH_IDS = 500;

    /** One in so many may die before it has done anything. */
    private static final int STILLBORN = 5;

    private static final int LONGEST_LIFE_MILLIS = 3_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(CrashBase.class)
    void thirtyKillsAtRandomTimesComeToTheSameEnd(CrashBase base) throws Exception {
        long seed = Long.getLong(SEED, 1);
        Random random = new Random(seed);
        List<String> lives = new ArrayList<>();
        Jvm jvm = new Jvm(folder);
        Bench bench = new Bench(base, WORLD, folder.resolve("bench"), jvm);
        try (MockXServer x = bench.server()) {
            ChildOrder order = bench.order(x, SLICE_IDS, BATCH_IDS, Scenario.RESUMABLE);
            while (lives.size() < KILLS) {
                Duration life = Duration.ofMillis(random.nextInt(LONGEST_LIFE_MILLIS));
                Child child = Child.start(jvm, order);
                // A start takes longer than all work after it, and would be all that is ever hit.
                if (random.nextInt(STILLBORN) > 0) {
                    child.awaitWork();
                }
                if (child.endsWithin(life)) {
                    // It was done; the next one begins a new run.
                    child.requireExit(ChildMain.DONE);
                } else {
                    child.kill();
                    child.requireExit(DeadlyPorts.KILLED);
                    lives.add(life.toMillis() + " ms with " + x.journal().size() + " requests");
                }
                x.clock().advance(Bench.RESTART);
            }
            System.out.println("Seed " + seed + " on " + base + ", killed after " + lives);
            Child.start(jvm, order).requireExit(ChildMain.DONE);
            Aftermath.check(WORLD, Scenario.RESUMABLE, x, order);
        }
        assertThat(lives).hasSize(KILLS);
    }
}
