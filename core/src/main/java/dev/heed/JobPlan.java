package dev.heed;

import dev.heed.spi.Tally;
import java.util.List;
import java.util.Map;

/**
 * What applying a job's results would change now.
 *
 * @param job the job
 * @param fingerprint names exactly this: these results, these mappings, these counts; an approval is given for it
 * @param targets what would change, by target; rows that two IDs reach may be counted for both
 * @param sample some of the IDs that X named; empty if none was asked for
 */
public record JobPlan(Job job, String fingerprint, Map<String, Tally> targets, List<Sample> sample) {
    /** Copies the collections. */
    public JobPlan {
        targets = Map.copyOf(targets);
        sample = List.copyOf(sample);
    }

    /**
     * What would happen for one ID.
     *
     * @param notice what X said
     * @param targets what would change, by target
     */
    public record Sample(Notice notice, Map<String, Tally> targets) {}

    /** How many IDs would change in a target. */
    public long changing(String target) {
        return targets.getOrDefault(target, Tally.EMPTY).idsChanged();
    }

    /** How many rows would change in all targets. */
    public long rows() {
        return targets.values().stream().mapToLong(Tally::rows).sum();
    }
}
