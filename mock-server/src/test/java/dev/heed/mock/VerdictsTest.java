package dev.heed.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class VerdictsTest {
    private final Verdicts mix = Verdicts.mix(1, Map.of("deleted", 0.2, "scrub_geo", 0.1), Map.of("suspended", 0.5));

    @Test
    void aMixGivesEachReasonItsShare() {
        assertThat(share("tweets", "deleted")).isCloseTo(0.2, within(0.01));
        assertThat(share("tweets", "scrub_geo")).isCloseTo(0.1, within(0.01));
        assertThat(share("users", "suspended")).isCloseTo(0.5, within(0.01));
    }

    @Test
    void aGeoScrubIsToldInBothOfXsWays() {
        assertThat(LongStream.range(1, 1_000)
                        .mapToObj(id -> mix.of("tweets", id))
                        .flatMap(Optional::stream))
                .contains(Verdict.scrubGeo(), Verdict.deleteForGeo());
    }

    @Test
    void theSecondScriptIsAskedWhereTheFirstIsSilent() {
        Verdicts first = Verdicts.exactly("tweets", Map.of(1L, Verdict.delete("deleted")));
        Verdicts second = (type, id) -> Optional.of(Verdict.delete("suspended"));

        assertThat(first.or(second).of("tweets", 1)).contains(Verdict.delete("deleted"));
        assertThat(first.or(second).of("users", 1)).contains(Verdict.delete("suspended"));
    }

    private double share(String type, String reason) {
        int all = 20_000;
        return (double) LongStream.range(0, all)
                        .filter(id -> mix.of(type, id)
                                .filter(v -> v.reason().equals(reason))
                                .isPresent())
                        .count()
                / all;
    }
}
