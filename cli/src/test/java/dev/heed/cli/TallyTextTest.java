package dev.heed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.spi.Proof;
import dev.heed.spi.Proof.Deviation;
import dev.heed.spi.Tally;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTextTest {
    @Test
    void saysNothingOfAProofThatWasNotMade() {
        assertThat(text(Proof.NONE)).isEmpty();
    }

    @Test
    void saysThatNothingIsLeft() {
        assertThat(text(new Proof(1, List.of())))
                .isEqualToIgnoringNewLines("    looked again for 1 ID: nothing is left to be changed");
    }

    @Test
    void saysWhereSomethingIsLeftAndWhatTheDatabaseDidByItself() {
        Proof proof = new Proof(
                97,
                List.of(
                        new Deviation("posts", 1, 0),
                        new Deviation("media", 2, 0),
                        new Deviation("authors", 0, 1_200)));

        assertThat(text(proof).lines())
                .containsExactly(
                        "    looked again for 97 IDs: 3 rows left to be changed (posts 1, media 2)",
                        "    changed by triggers or cascades of the database itself: 1,200 rows (authors 1,200)");
    }

    private static String text(Proof proof) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new TallyText(new PrintStream(bytes, true, StandardCharsets.UTF_8)).print(Tally.EMPTY.with(proof));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
