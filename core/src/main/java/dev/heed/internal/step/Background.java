package dev.heed.internal.step;

import dev.heed.Approval;
import dev.heed.Guard.Past;
import dev.heed.Job;
import dev.heed.JobKey;
import dev.heed.spi.Fence;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the steps must be told by whoever leads the run. */
public interface Background {
    /** The lease under which a job may be applied. */
    Fence fenceOf(JobKey job);

    /** Whether the IDs of a job's slice were checked before this run. */
    Past past(Job job);

    /** The share of IDs with each reason when these IDs were last checked before this run; empty if they never were. */
    Optional<Map<String, Double>> usualShares(Job job);

    /** The jobs of this run so far. */
    List<Job> jobs();

    /** A person's word for the run as a whole, as it is now. */
    Optional<Approval> approval();
}
