package dev.heed.cli;

import dev.heed.Job;
import dev.heed.JobPlan;
import dev.heed.spi.Tally;
import java.io.PrintStream;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes a job's plan for people. */
final class PlanText {
    private final PrintStream out;
    private final TallyText tallies;

    /** @param out where to */
    PlanText(PrintStream out) {
        this.out = out;
        this.tallies = new TallyText(out);
    }

    void print(JobPlan plan) {
        Job job = plan.job();
        out.printf(
                "Job %s (%s): %s would change.%n", job.key().id(), Words.label(job), Words.counted(plan.rows(), "row"));
        if (job.standing().note() != null) {
            out.println("  " + job.standing().note());
        }
        new TreeMap<>(plan.targets()).forEach((target, tally) -> {
            out.println("  " + target);
            tallies.print(tally);
        });
        if (!plan.sample().isEmpty()) {
            out.println("  for example");
            plan.sample().forEach(this::sample);
        }
    }

    private void sample(JobPlan.Sample sample) {
        String changes = sample.targets().entrySet().stream()
                .flatMap(target -> target.getValue().tables().stream().map(rows -> words(target.getKey(), rows)))
                .sorted()
                .collect(Collectors.joining(", "));
        out.printf(
                "    %-19d %-9s %-11s %s%n",
                sample.notice().id(),
                sample.notice().action().name().toLowerCase(Locale.ROOT),
                sample.notice().reason(),
                changes.isEmpty() ? "nothing" : changes);
    }

    private static String words(String target, Tally.ByTable rows) {
        return "%s %s %s: %s"
                .formatted(
                        target,
                        rows.table(),
                        rows.change().name().toLowerCase(Locale.ROOT),
                        Words.counted(rows.rows(), "row"));
    }
}
