package dev.heed.cli;

import dev.heed.JobType;
import dev.heed.cli.config.TargetEntry;
import dev.heed.jdbc.ledger.LedgerEntry;
import dev.heed.jdbc.ledger.LedgerIds;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code heed ledger}: tells what became of an ID. */
@Command(
        name = "ledger",
        description = {
            "Tells what the ledgers say of an ID: what X said, what was done, when, and by which job. Where they keep keyed",
            "hashes, the key of the configuration finds them."
        },
        mixinStandardHelpOptions = true)
final class LedgerCommand extends ConfiguredCommand {
    @Option(names = "--id", required = true, paramLabel = "ID", description = "Of a Post or a user.")
    private long id;

    @Option(names = "--target", paramLabel = "NAME", description = "Only this one (default: all).")
    private @Nullable String target;

    LedgerCommand(Shell shell) {
        super(shell);
    }

    @Override
    int work(Installation heed) {
        for (TargetEntry each : heed.targets(target)) {
            LedgerIds form = heed.options(each).ledgerIds();
            for (JobType type : JobType.values()) {
                print(each.name(), type, heed.ledger(each).about(type, id, form));
            }
        }
        return Exit.DONE;
    }

    private void print(String target, JobType type, List<LedgerEntry> entries) {
        String what = type == JobType.TWEETS ? "Post" : "user";
        out().printf("%s, %s %d:%s%n", target, what, id, entries.isEmpty() ? " no entry" : "");
        entries.forEach(this::print);
    }

    private void print(LedgerEntry entry) {
        LedgerEntry.Done done = entry.done();
        out().printf(
                        "  %s  %s %s: %s, %s%s%s%n",
                        entry.writtenAt(),
                        word(entry.said().action()),
                        entry.said().reason(),
                        word(done.outcome()),
                        Words.counted(done.rows(), "row"),
                        done.changes().isEmpty() ? "" : " (" + done.changes() + ")",
                        done.detail() == null ? "" : "; " + done.detail());
        out().printf(
                        "    %s by job %s, batch %d, entry %d%n",
                        word(entry.origin().kind()),
                        entry.origin().job(),
                        entry.position().batch(),
                        entry.position().entry());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
