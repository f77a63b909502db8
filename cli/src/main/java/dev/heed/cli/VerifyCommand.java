package dev.heed.cli;

import dev.heed.cli.config.TargetEntry;
import dev.heed.jdbc.ledger.Ledger;
import dev.heed.jdbc.ledger.LedgerHead;
import dev.heed.jdbc.ledger.Verification;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code heed verify}: holds ledgers against their chains. */
@Command(
        name = "verify",
        description = {
            "Holds the ledger of every target against its chain, and tells what was changed, removed, inserted or",
            "reordered, and in which batch. Ends with 5 if anything was."
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand extends ConfiguredCommand {
    @Option(
            names = "--head",
            paramLabel = "FILE",
            description = {
                "Also hold the ledgers against the heads in this file, and write their present heads there if all are",
                "intact. Keep it where nobody can write who may write to the databases."
            })
    private @Nullable Path head;

    VerifyCommand(Shell shell) {
        super(shell);
    }

    @Override
    int work(Installation heed) {
        HeadFile heads = HeadFile.read(head);
        boolean intact = true;
        for (TargetEntry target : heed.targets()) {
            Optional<LedgerHead> known = heads.of(target.name());
            Verification found = verify(heed.ledger(target), known);
            print(target.name(), known, found);
            heads.put(target.name(), found.head());
            intact &= found.isIntact();
        }
        if (!intact) {
            return Exit.BROKEN_LEDGER;
        }
        heads.write();
        return Exit.DONE;
    }

    private static Verification verify(Ledger ledger, Optional<LedgerHead> known) {
        return known.map(ledger::verify).orElseGet(ledger::verify);
    }

    private void print(String target, Optional<LedgerHead> known, Verification found) {
        out().printf(
                        "%s: %s; %s in %s%s%n",
                        target,
                        found.isIntact() ? "intact" : "NOT WHAT HEED HAS WRITTEN",
                        found.entries() == 1 ? "1 entry" : "%,d entries".formatted(found.entries()),
                        found.batches() == 1 ? "1 batch" : "%,d batches".formatted(found.batches()),
                        known.map(before -> ", as of batch " + before.batch() + " before")
                                .orElse(""));
        if (found.unchained() > 0) {
            out().printf("  %,d older entries are not proved by the chain%n", found.unchained());
        }
        found.drops()
                .forEach(drop -> out().printf("  entries up to batch %d were dropped on %s%n", drop.upTo(), drop.at()));
        found.findings().forEach(finding -> out().println("  " + finding.text()));
        out().println("  head " + found.head());
    }
}
