package dev.heed.cli;

import dev.heed.ComplianceEngine;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code heed reject}: gives a job up that waits for a person. */
@Command(
        name = "reject",
        description = "Gives a job up that awaits approval. Nothing in it is applied; the next new run asks X again.",
        mixinStandardHelpOptions = true)
final class RejectCommand extends ConfiguredCommand {
    @Parameters(index = "0", paramLabel = "JOB", description = "The job.")
    private UUID job = new UUID(0, 0);

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who decides.")
    private String by = "";

    @Option(names = "--note", defaultValue = "", paramLabel = "TEXT", description = "Why.")
    private String note = "";

    RejectCommand(Shell shell) {
        super(shell);
    }

    @Override
    int work(Installation heed) {
        try (ComplianceEngine engine = heed.engine()) {
            engine.reject(job, by, note);
        }
        out().println("Rejected. Nothing of it is applied.");
        return Exit.DONE;
    }
}
