package dev.heed.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

    @Test
    void aShareMixesAllUsualReasonsEvenly() {
        Verdicts script = Verdicts.share(0.5, 7);

        Map<String, Long> reasons = LongStream.range(0, 50_000)
                .mapToObj(id -> script.of("tweets", id))
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(Verdict::reason, Collectors.counting()));

        assertThat(reasons).containsOnlyKeys("deleted", "protected", "suspended", "deactivated", "scrub_geo");
        assertThat(reasons.values()).allSatisfy(count -> assertThat(count).isBetween(4_700L, 5_300L));
    }

    @Test
    void sharesBeyondAllIdsAreRefused() {
        assertThatThrownBy(() -> Verdicts.share(1.1, 7)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Verdicts.mix(7, Map.of("deleted", -0.1), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
