package dev.heed.cli;

import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.RunReport;
import dev.heed.SkippedIds;
import dev.heed.spi.Outcome;
import dev.heed.spi.Tally;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes a run's report for people. */
public final class ReportText {
    private final PrintStream out;

    /** @param out where to */
    public ReportText(PrintStream out) {
        this.out = out;
    }

    /** Writes one report. */
    public void print(RunReport report) {
        String noun = Words.noun(report.run().type());
        out.printf(
                "%s: %s. %s checked, X named %,d, %s changed.%n",
                noun.substring(0, 1).toUpperCase(Locale.ROOT) + noun.substring(1),
                status(report.status()),
                Words.counted(report.idsChecked(), "ID"),
                report.idsReported(),
                Words.counted(report.rowsChanged(), "row"));
        report.tallies().forEach((target, tally) -> {
            reasons(tally);
            tables(tally);
        });
        exceptions(report);
    }

    private static String status(RunReport.Status status) {
        return switch (status) {
            case DONE -> "done";
            case AWAITING_APPROVAL -> "waits for approval";
            case FAILED -> "some slices were given up";
            case STOPPED -> "stopped, the next run goes on";
        };
    }

    private void reasons(Tally tally) {
        Map<String, Long> all = new TreeMap<>();
        Map<String, Long> absent = new TreeMap<>();
        Map<String, Long> held = new TreeMap<>();
        for (Tally.ByReason each : tally.reasons()) {
            String key = "%-10s %s".formatted(each.action().name().toLowerCase(Locale.ROOT), each.reason());
            all.merge(key, each.ids(), Long::sum);
            absent.merge(key, each.outcome() == Outcome.ABSENT ? each.ids() : 0, Long::sum);
            held.merge(key, each.outcome() == Outcome.HELD ? each.ids() : 0, Long::sum);
        }
        all.forEach((key, ids) -> {
            String note = note(absent.getOrDefault(key, 0L), "already gone")
                    + note(held.getOrDefault(key, 0L), "with rows that the mapping holds back");
            out.printf("    %-24s %,9d %s%s%n", key, ids, ids == 1 ? "ID" : "IDs", note);
        });
    }

    private static String note(long ids, String what) {
        return ids == 0 ? "" : "  (%,d of them %s)".formatted(ids, what);
    }

    private void tables(Tally tally) {
        Map<String, Long> rows = tally.tables().stream()
                .collect(Collectors.groupingBy(
                        each -> "%-24s %s"
                                .formatted(each.table(), each.change().name().toLowerCase(Locale.ROOT)),
                        TreeMap::new,
                        Collectors.summingLong(Tally.ByTable::rows)));
        rows.forEach((key, count) -> out.printf("    %-33s %,9d %s%n", key, count, count == 1 ? "row" : "rows"));
    }

    private void exceptions(RunReport report) {
        if (report.linesHeld() > 0) {
            out.printf(
                    "    %s held back, see the folder \"held\" in the spool%n",
                    Words.counted(report.linesHeld(), "result line"));
        }
        report.skipped()
                .forEach((target, skips) -> skips.stream()
                        .sorted(Comparator.comparing(SkippedIds::table))
                        .forEach(this::skipped));
        report.jobs().stream()
                .filter(job -> job.state() == JobState.FAILED || job.state() == JobState.AWAITING_APPROVAL)
                .forEach(this::undone);
    }

    private void skipped(SkippedIds skip) {
        String reason = skip.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String samples = skip.samples().isEmpty() ? "" : ", such as \"" + String.join("\", \"", skip.samples()) + "\"";
        out.printf(
                "    %s.%s: %s skipped (%s)%s%n",
                skip.table(), skip.column(), Words.counted(skip.count(), "value"), reason, samples);
    }

    private void undone(Job job) {
        out.printf(
                "    slice %d (job %s): %s%n",
                job.key().slice(), job.key().id(), job.standing().note());
    }
}
