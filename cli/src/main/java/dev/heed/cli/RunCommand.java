package dev.heed.cli;

import dev.heed.ComplianceEngine;
import dev.heed.JobType;
import dev.heed.RunReport;
import dev.heed.jdbc.Finding;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code heed run}: checks every mapped ID once. */
@Command(
        name = "run",
        description = {
            "Checks every mapped ID once, or goes on with a run that was interrupted.",
            "Ends with 3 if jobs wait for a person's approval, and with 4 if slices were given up. Ctrl-C and SIGTERM stop",
            "it after the transaction or request under way; the next run goes on from there."
        },
        mixinStandardHelpOptions = true)
final class RunCommand extends ConfiguredCommand {
    @Option(
            names = "--type",
            defaultValue = "all",
            description = "Whose IDs: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Whose whose = Whose.ALL;

    RunCommand(Shell shell) {
        super(shell);
    }

    /** Whose IDs a run checks. */
    enum Whose {
        POSTS,
        USERS,
        ALL
    }

    @Override
    int work(Installation heed) {
        heed.config().token().get();
        try (ComplianceEngine engine = heed.engine(new PlainNarrator(out()))) {
            heed.targets().forEach(target -> warn(heed.findings(target)));
            heed.onStopSignal(() -> stop(engine));
            List<RunReport> reports = run(engine);
            reports.forEach(report -> new ReportText(out()).print(report));
            return status(reports);
        }
    }

    private void warn(List<Finding> findings) {
        findings.stream()
                .filter(finding -> finding.severity() == Finding.Severity.WARNING)
                .forEach(out()::println);
    }

    private void stop(ComplianceEngine engine) {
        out().println("Stopping after the transaction or request under way; the next run goes on from there.");
        engine.close();
    }

    private List<RunReport> run(ComplianceEngine engine) {
        return switch (whose) {
            case POSTS -> List.of(engine.run(JobType.TWEETS));
            case USERS -> List.of(engine.run(JobType.USERS));
            case ALL -> engine.runAll();
        };
    }

    private static int status(List<RunReport> reports) {
        Set<RunReport.Status> all = reports.stream().map(RunReport::status).collect(Collectors.toSet());
        if (all.contains(RunReport.Status.STOPPED)) {
            return Exit.ERROR;
        }
        if (all.contains(RunReport.Status.FAILED)) {
            return Exit.FINDINGS;
        }
        return all.contains(RunReport.Status.AWAITING_APPROVAL) ? Exit.AWAITS_APPROVAL : Exit.DONE;
    }
}
