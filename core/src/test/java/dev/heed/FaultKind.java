package dev.heed;

import dev.heed.mock.Effect;
import dev.heed.mock.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Something that can go wrong, as a row of the matrix.
 *
 * @param label what the table calls it; begins with the name of the effect
 * @param effects what the mock does
 * @param stages the calls at which it can strike
 * @param stalls whether it takes real time until a client gives up
 * @param lasts whether it leaves X's jobs in a state that does not end with the fault
 * @param forced rules of X that nobody can keep under this fault, and why
 */
record FaultKind(
        String label,
        List<Effect> effects,
        Set<FaultStage> stages,
        boolean stalls,
        boolean lasts,
        Map<Rule, String> forced) {

    FaultKind {
        effects = List.copyOf(effects);
        stages = Set.copyOf(stages);
        forced = Map.copyOf(forced);
    }

    static FaultKind of(String label, Set<FaultStage> stages, Effect... effects) {
        return new FaultKind(label, List.of(effects), stages, false, false, Map.of());
    }

    FaultKind stalling() {
        return new FaultKind(label, effects, stages, true, lasts, forced);
    }

    FaultKind lasting() {
        return new FaultKind(label, effects, stages, stalls, true, forced);
    }

    FaultKind forcing(Rule rule, String why) {
        Map<Rule, String> more = new HashMap<>(forced);
        more.put(rule, why);
        return new FaultKind(label, effects, stages, stalls, lasts, more);
    }

    boolean strikesAt(FaultStage stage) {
        return stages.contains(stage);
    }
}
