package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.RunReport.Status;
import dev.heed.spi.Fence;
import dev.heed.spi.JobStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Kills the engine at each write of a job, before and after it, and lets another one go on. */
class CrashTest {
    /** A run of four slices writes its jobs about fifty times. */
    private static final int WRITES = 60;

    @TempDir
    Path spool;

    static Stream<Arguments> everyWrite() {
        return IntStream.rangeClosed(1, WRITES)
                .boxed()
                .flatMap(n -> Stream.of(Arguments.of(n, "before"), Arguments.of(n, "after")));
    }

    @ParameterizedTest(name = "{1} write {0}")
    @MethodSource("everyWrite")
    void aProcessKilledAtAnyWriteIsFollowedByOneThatComesToTheSameEnd(int write, String moment) {
        try (Scene scene = new Scene(spool)) {
            boolean died = runUntilKilled(scene, write, moment.equals("before"));

            RunReport report = scene.run(JobType.TWEETS);

            assertThat(report.status()).isEqualTo(Status.DONE);
            assertThat(scene.firstWrongPost()).isEmpty();
            if (died) {
                assertThat(report.idsChecked()).isEqualTo(Scene.POSTS);
                assertThat(report.rowsChanged()).isEqualTo(33 + 14);
                assertThat(scene.x.journal().exchanges()).noneMatch(entry -> entry.status() == 409);
            }
        }
    }

    private static boolean runUntilKilled(Scene scene, int write, boolean before) {
        try (ComplianceEngine engine =
                scene.builder(dyingAt(scene.store, write, before)).build()) {
            engine.run(JobType.TWEETS);
            return false;
        } catch (Killed dead) {
            return true;
        }
    }

    private static JobStore dyingAt(JobStore store, int write, boolean before) {
        int[] writes = {0};
        return (JobStore) Proxy.newProxyInstance(
                JobStore.class.getClassLoader(), new Class<?>[] {JobStore.class}, (proxy, method, arguments) -> {
                    boolean isWrite = arguments != null && arguments[arguments.length - 1] instanceof Fence;
                    boolean now = isWrite && ++writes[0] == write;
                    if (now && before) {
                        throw new Killed();
                    }
                    Object answer = answer(store, method, arguments);
                    if (now) {
                        throw new Killed();
                    }
                    return answer;
                });
    }

    private static Object answer(JobStore store, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** No code may catch it to mend something. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }
}
