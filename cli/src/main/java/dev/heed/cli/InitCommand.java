package dev.heed.cli;

import dev.heed.HeedException;
import dev.heed.cli.config.TargetEntry;
import dev.heed.jdbc.Grants;
import dev.heed.jdbc.Mapping;
import dev.heed.jdbc.MappingDraft;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
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

    @Option(
            names = "--grants",
            paramLabel = "ROLE",
            description = {
                "Instead print the statements that let ROLE do what the mappings need, and no more. To be called by who",
                "owns the tables. On MySQL and MariaDB, ROLE is user@host."
            })
    private @Nullable String role;

    InitCommand(Shell shell) {
        super(shell);
    }

    @Override
    int work(Installation heed) throws IOException {
        for (TargetEntry entry : heed.targets(target)) {
            if (role == null) {
                draft(entry.mapping(), heed.database(entry));
            } else {
                grants(entry, heed.database(entry), role);
            }
        }
        return Exit.DONE;
    }

    private void draft(Path file, DataSource database) throws IOException {
        refuseToReplace(file);
        write(file, MappingDraft.of(database, InstantSource.system()));
        out().println("Wrote " + file + ". It is a draft: read it, mend it, and remove its line \"draft: true\".");
    }

    private void grants(TargetEntry entry, DataSource database, String role) {
        List<String> statements = Grants.of(database, Mapping.file(entry.mapping()), role);
        String nothing = ": a file, whose own permissions count; there is nothing to grant";
        out().println("-- " + entry.name() + (statements.isEmpty() ? nothing : ""));
        statements.forEach(statement -> out().println(statement + ";"));
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
