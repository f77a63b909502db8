package dev.heed.cli;

import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.RunReport;
import dev.heed.SkippedIds;
import java.io.PrintStream;
import java.util.Comparator;

/** Writes a run's report for people. */
public final class ReportText {
    private final PrintStream out;

    /** @param out where to */
    public ReportText(PrintStream out) {
        this.out = out;
    }

    /** Writes one report. */
    public void print(RunReport report) {
        out.printf(
                "%s: %s. %s checked, X named %,d, %s changed.%n",
                Words.title(report.run().type()),
                status(report.status()),
                Words.counted(report.idsChecked(), "ID"),
                report.idsReported(),
                Words.counted(report.rowsChanged(), "row"));
        TallyText tallies = new TallyText(out);
        report.tallies().values().forEach(tallies::print);
        returned(report);
        exceptions(report);
    }

    private void returned(RunReport report) {
        if (report.idsReturned() > 0) {
            out.printf(
                    "    %s had come back and were removed again, by the ledger's word%n",
                    Words.counted(report.idsReturned(), "ID"));
        }
    }

    private static String status(RunReport.Status status) {
        return switch (status) {
            case DONE -> "done";
            case AWAITING_APPROVAL -> "waits for approval";
            case FAILED -> "some slices were given up";
            case STOPPED -> "stopped, the next run goes on";
        };
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
        String fate = skip.reason().isSent() ? "doubtful, but asked about" : "skipped";
        String samples = skip.samples().isEmpty() ? "" : ", such as \"" + String.join("\", \"", skip.samples()) + "\"";
        out.printf(
                "    %s.%s: %s %s (%s)%s%n",
                skip.table(),
                skip.column(),
                Words.counted(skip.count(), "value"),
                fate,
                skip.reason().words(),
                samples);
    }

    private void undone(Job job) {
        out.printf(
                "    slice %d (job %s): %s%n",
                job.key().slice(), job.key().id(), job.standing().note());
    }
}
