package dev.heed.cli;

import dev.heed.HeedException;
import dev.heed.cli.config.TargetEntry;
import dev.heed.jdbc.ledger.LedgerFormat;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code heed export}: writes a ledger out. */
@Command(
        name = "export",
        description = "Writes the ledger of a target to standard output, in order.",
        mixinStandardHelpOptions = true)
final class ExportCommand extends ConfiguredCommand {
    @Option(
            names = "--format",
            defaultValue = "ndjson",
            description = "How: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private LedgerFormat format = LedgerFormat.NDJSON;

    @Option(names = "--target", paramLabel = "NAME", description = "Which one, if there are several.")
    private @Nullable String target;

    ExportCommand(Shell shell) {
        super(shell);
    }

    @Override
    int work(Installation heed) throws IOException {
        List<TargetEntry> found = heed.targets(target);
        if (found.size() > 1) {
            throw new HeedException("There are several targets; say with --target whose ledger to export: "
                    + String.join(", ", found.stream().map(TargetEntry::name).toList()) + ".");
        }
        heed.ledger(found.get(0)).export(format, out());
        out().flush();
        if (out().checkError()) {
            throw new HeedException("The ledger was not exported whole: standard output takes no more.");
        }
        return Exit.DONE;
    }
}
