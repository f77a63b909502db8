package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.mock.Effects;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that can go wrong, at every call, once, three times and for ever. Each field ends with the right rows, or
 * with a word to a person; and with the right rows as soon as the fault is gone.
 */
class FaultMatrixTest {
    private static final Path GUIDE = Path.of("..", "docs", "reliability.md");
    private static final String BEGIN = "<!-- written by FaultMatrixTest -->";
    private static final String END = "<!-- end -->";

    static List<FaultCell> cells() {
        return FaultRuns.cells();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void endsRightOrTellsAPerson(FaultCell cell) throws InterruptedException {
        FaultRun.Result result = FaultRuns.of(cell);

        assertThat(result.problems()).as(result.words()).isEmpty();
    }

    @Test
    void hasEveryEffectOfTheMock() {
        List<String> factories = Stream.of(Effects.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .distinct()
                .toList();

        assertThat(factories)
                .hasSizeGreaterThan(30)
                .allSatisfy(factory ->
                        assertThat(FaultKinds.ALL).anyMatch(kind -> kind.label().matches(factory + "\\b.*")));
    }

    /** {@code -Dheed.writeDocs} writes what the test would otherwise compare with. */
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void theGuideTellsWhatComesOfIt() throws InterruptedException, IOException {
        List<FaultRun.Result> results = new ArrayList<>();
        for (FaultCell cell : FaultRuns.cells()) {
            results.add(FaultRuns.of(cell));
        }
        String guide = Files.readString(GUIDE);
        int begin = guide.indexOf(BEGIN) + BEGIN.length();
        String right = guide.substring(0, begin) + "\n" + FaultTable.of(results) + guide.substring(guide.indexOf(END));
        if (System.getProperty("heed.writeDocs") != null) {
            Files.writeString(GUIDE, right);
        }

        assertThat(Files.readString(GUIDE)).isEqualTo(right);
    }
}
