package dev.heed.internal.loop;

import dev.heed.Job;
import dev.heed.Run;
import dev.heed.RunReport;
import dev.heed.SkippedIds;
import dev.heed.client.Endpoint;
import dev.heed.client.XClient;
import dev.heed.internal.step.Outside;
import dev.heed.spi.JobStore;
import dev.heed.spi.Tally;
import dev.heed.spi.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts a report together from what is stored, so that it also tells what was done before an interruption. */
final class Reports {
    private final JobStore store;
    private final Outside outside;

    Reports(JobStore store, Outside outside) {
        this.store = store;
        this.outside = outside;
    }

    RunReport of(Run run, RunReport.Status status, List<Job> jobs) {
        Map<String, Tally> tallies = new HashMap<>();
        Map<String, List<SkippedIds>> skipped = new HashMap<>();
        for (Target target : outside.targets()) {
            tallies.put(target.name(), target.enforcer().tally(run.id()));
            skipped.put(target.name(), store.skipped(run.id(), target.name()));
        }
        return new RunReport(run, status, jobs, tallies, skipped, requests(outside.client()));
    }

    private static RunReport.Requests requests(XClient client) {
        return new RunReport.Requests(
                client.requests(Endpoint.CREATE), client.requests(Endpoint.GET), client.requests(Endpoint.LIST));
    }
}
