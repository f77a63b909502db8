package dev.heed.cli;

import dev.heed.ComplianceEngine;
import dev.heed.JobType;
import dev.heed.Run;
import dev.heed.spi.Home;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code heed status}: tells how the runs stand. */
@Command(
        name = "status",
        description = {
            "Tells how the newest run of each type stands, which of its jobs are open, and why and until when they wait:",
            "as it is stored, wherever the process works that runs them."
        },
        mixinStandardHelpOptions = true)
final class StatusCommand extends ConfiguredCommand {
    @Option(names = "--coverage", description = "Also count how fresh the targets are. Reads every mapped column once.")
    private boolean coverage;

    StatusCommand(Shell shell) {
        super(shell);
    }

    @Override
    int work(Installation heed) {
        Home home = heed.home();
        StatusText text = new StatusText(out(), InstantSource.system().instant());
        for (JobType type : JobType.values()) {
            Optional<Run> run = home.jobs().latestRun(type, heed.config().app());
            run.ifPresentOrElse(found -> text.run(found, home.jobs().jobs(found.id())), () -> text.noRun(type));
        }
        if (coverage) {
            coverage(heed, text);
        }
        return Exit.DONE;
    }

    private static void coverage(Installation heed, StatusText text) {
        try (ComplianceEngine engine = heed.engine()) {
            for (JobType type : JobType.values()) {
                text.coverage(engine.coverage(type));
            }
        }
    }
}
