package dev.heed.cli;

import dev.heed.ComplianceEngine;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code heed approve}: lets jobs go on that wait for a person. */
@Command(
        name = "approve",
        description = {
            "Lets a job go on that awaits approval, or all jobs of a run up to a number of rows. The next run applies them."
        },
        mixinStandardHelpOptions = true)
final class ApproveCommand extends ConfiguredCommand {
    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who decides.")
    private String by = "";

    @Option(names = "--note", defaultValue = "", paramLabel = "TEXT", description = "Why.")
    private String note = "";

    ApproveCommand(Shell shell) {
        super(shell);
    }

    /** A job, or a run. */
    static final class Which {
        @Parameters(index = "0", paramLabel = "JOB", description = "The job, exactly as \"heed plan\" shows it now.")
        private @Nullable UUID job;

        @ArgGroup(exclusive = false)
        private @Nullable WholeRun run;
    }

    /** A run, with a limit. */
    static final class WholeRun {
        @Option(names = "--run", required = true, paramLabel = "RUN", description = "A whole run.")
        private @Nullable UUID id;

        @Option(
                names = "--up-to-rows",
                required = true,
                paramLabel = "N",
                description = "As long as the run changes no more rows than this, what it has changed included.")
        private long upToRows;
    }

    @Override
    int work(Installation heed) {
        try (ComplianceEngine engine = heed.engine()) {
            if (which.job != null) {
                engine.approve(which.job, by, note);
            } else if (which.run != null && which.run.id != null) {
                engine.approveRun(which.run.id, which.run.upToRows, by, note);
            }
        }
        out().println("Approved. The next \"heed run\" goes on with it.");
        return Exit.DONE;
    }
}
