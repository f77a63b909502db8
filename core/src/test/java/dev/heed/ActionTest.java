package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionTest {
    @ParameterizedTest
    @ValueSource(strings = {"deleted", "deactivated", "protected", "suspended", "bounced"})
    void contentGoesForEachOfXsReasons(String reason) {
        assertThat(Action.of("delete", reason)).contains(Action.DELETE);
    }

    @ParameterizedTest
    @CsvSource({"delete,scrub_geo", "delete,geo_scrubbed", "scrub_geo,scrub_geo", "scrub_geo,geo_scrubbed"})
    void aGeotagNeverCostsAPost(String action, String reason) {
        assertThat(Action.of(action, reason)).contains(Action.SCRUB_GEO);
    }

    @ParameterizedTest
    @CsvSource({"rehydrate,tweet_edited", "delete,withheld", "scrub_geo,deleted", "DELETE,deleted", "'',''"})
    void aPairThatNoTextExplainsIsNotGuessedAt(String action, String reason) {
        assertThat(Action.of(action, reason)).isEmpty();
    }

    @Test
    void aFinalStateIsLeftByNoMove() {
        for (JobState next : JobState.values()) {
            assertThat(JobState.DONE.mayBecome(next)).isFalse();
            assertThat(JobState.FAILED.mayBecome(next)).isFalse();
        }
    }

    @Test
    void everyOtherStateMayStay() {
        for (JobState state : JobState.values()) {
            assertThat(state.mayBecome(state)).isEqualTo(!state.isFinal());
        }
    }
}
