package dev.heed.cli;

import dev.heed.HeedException;
import dev.heed.cli.config.TargetEntry;
import dev.heed.jdbc.Finding;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code heed check}: looks whether a run would begin. */
@Command(
        name = "check",
        description = {
            "Reads the configuration and the mappings, connects to every database, and holds each mapping against its",
            "schema. Changes nothing, and does not ask X. Ends with 4 if there are errors; warnings are told only."
        },
        mixinStandardHelpOptions = true)
final class CheckCommand extends ConfiguredCommand {
    CheckCommand(Shell shell) {
        super(shell);
    }

    @Override
    int work(Installation heed) {
        long errors = token(heed) + home(heed);
        for (TargetEntry target : heed.targets()) {
            errors += target(heed, target);
        }
        out().println(errors == 0 ? "A run can begin." : Words.counted(errors, "error") + " to mend before a run.");
        return errors == 0 ? Exit.DONE : Exit.FINDINGS;
    }

    private long token(Installation heed) {
        return attempt("The token", () -> {
            heed.config().token().get();
            return List.of();
        });
    }

    private long home(Installation heed) {
        return attempt("The home", () -> {
            heed.homeDatabase();
            return List.of();
        });
    }

    private long target(Installation heed, TargetEntry target) {
        String name = "\"" + target.name() + "\"";
        return attempt("The target " + name, () -> heed.findings(target))
                + attempt("The throttle of " + name, () -> {
                    heed.options(target);
                    return List.of();
                });
    }

    /** What one thing has to tell must not hide what the next has. */
    private long attempt(String what, Look look) {
        List<Finding> found;
        try {
            found = look.findings();
        } catch (HeedException e) {
            out().println(e.getMessage());
            return 1;
        }
        found.forEach(out()::println);
        long errors = found.stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .count();
        if (errors == 0) {
            out().println(what + ": ok.");
        }
        return errors;
    }

    /** Looks at one thing. */
    private interface Look {
        List<Finding> findings();
    }
}
