package dev.heed.cli;

import dev.heed.ComplianceEngine;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code heed plan}: shows what jobs would change. */
@Command(
        name = "plan",
        description = {
            "Shows what the jobs that await approval would change now, by table, action and reason, with a sample.",
            "Changes nothing."
        },
        mixinStandardHelpOptions = true)
final class PlanCommand extends ConfiguredCommand {
    @Parameters(index = "0", arity = "0..1", paramLabel = "JOB", description = "Only this job.")
    private @Nullable UUID job;

    PlanCommand(Shell shell) {
        super(shell);
    }

    @Override
    int work(Installation heed) {
        List<UUID> wanted = job == null ? awaiting(heed) : List.of(job);
        if (wanted.isEmpty()) {
            out().println("No job awaits approval.");
            return Exit.DONE;
        }
        try (ComplianceEngine engine = heed.engine()) {
            PlanText text = new PlanText(out());
            wanted.forEach(each -> text.print(engine.plan(each)));
        }
        return Exit.DONE;
    }

    private static List<UUID> awaiting(Installation heed) {
        return heed.awaiting(heed.home()).stream().map(job -> job.key().id()).toList();
    }
}
