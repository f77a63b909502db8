package dev.heed.cli;

import dev.heed.HeedException;
import dev.heed.cli.config.TargetEntry;
import dev.heed.jdbc.Reapplied;
import dev.heed.jdbc.Reapply;
import dev.heed.spi.Outcome;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code heed reapply}: removes rows again that came back. */
@Command(
        name = "reapply",
        description = {
            "Removes rows again that came back, by a restored backup or another import, although the ledger says that",
            "their IDs were deleted. Does not ask X. Ends with 4 if the database did not let go of some."
        },
        mixinStandardHelpOptions = true)
final class ReapplyCommand extends ConfiguredCommand {
    @Option(names = "--target", paramLabel = "NAME", description = "Only this one (default: all).")
    private @Nullable String target;

    @Option(
            names = "--reasons",
            split = ",",
            defaultValue = "deleted",
            paramLabel = "REASON",
            description = {
                "X's words (default: ${DEFAULT-VALUE}). Whoever names others decides that what X said once still holds,",
                "as people unprotect their Posts and X lifts suspensions."
            })
    private Set<String> reasons = Reapply.FINAL_REASONS;

    ReapplyCommand(Shell shell) {
        super(shell);
    }

    @Override
    int work(Installation heed) {
        long refused = 0;
        for (TargetEntry each : heed.targets(target)) {
            Reapplied done = reapply(heed, each);
            print(each, done);
            refused += done.tally().ids(Outcome.REFUSED);
        }
        return refused == 0 ? Exit.DONE : Exit.FINDINGS;
    }

    private Reapplied reapply(Installation heed, TargetEntry each) {
        try {
            return heed.reapply(each).run(reasons);
        } catch (IllegalArgumentException e) {
            throw new HeedException(e.getMessage() + ".", e);
        }
    }

    private void print(TargetEntry each, Reapplied done) {
        out().printf(
                        "%s: %s had come back, %s changed.%n",
                        each.name(),
                        Words.counted(done.tally().idsChanged(), "ID"),
                        Words.counted(done.tally().rows(), "row"));
        new TallyText(out()).print(done.tally());
        if (done.hidden() > 0) {
            out().printf("    entries of the ledger without a plain ID, not looked at: %,d%n", done.hidden());
        }
    }
}
