package dev.heed.cli;

import dev.heed.HeedException;
import dev.heed.cli.config.TargetEntry;
import dev.heed.jdbc.MappingDraft;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code heed init}: writes a first mapping. */
@Command(
        name = "init",
        description = {
            "Looks at the tables of each database and at a few of their rows, and writes a first mapping where the",
            "configuration wants it. Every guess has a score and a reason, and nothing is enabled before a person has read",
            "it. Changes no database, and no mapping that is there."
        },
        mixinStandardHelpOptions = true)
final class InitCommand extends ConfiguredCommand {
    @Option(names = "--target", paramLabel = "NAME", description = "Only this target.")
    private @Nullable String target;

    InitCommand(Shell shell) {
        super(shell);
    }

    @Override
    int work(Installation heed) throws IOException {
        for (TargetEntry entry : heed.targets(target)) {
            Path file = entry.mapping();
            refuseToReplace(file);
            write(file, MappingDraft.of(heed.database(entry), InstantSource.system()));
            out().println("Wrote " + file + ". It is a draft: read it, mend it, and remove its line \"draft: true\".");
        }
        return Exit.DONE;
    }

    private static void write(Path file, String draft) throws IOException {
        try {
            Files.writeString(file, draft, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException meanwhile) {
            refuseToReplace(file);
        }
    }

    private static void refuseToReplace(Path file) {
        if (Files.exists(file)) {
            throw new HeedException(
                    file + " is there already. Move it away, or name another file as the mapping of a target.");
        }
    }
}
