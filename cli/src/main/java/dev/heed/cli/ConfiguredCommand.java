package dev.heed.cli;

import dev.heed.cli.config.ConfigFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** A command that works on what a configuration file names. */
abstract class ConfiguredCommand implements Callable<Integer> {
    private final Shell shell;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "heed.yaml",
            description = "Configuration file (default: ${DEFAULT-VALUE}).")
    private Path file = Path.of("heed.yaml");

    ConfiguredCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public final Integer call() throws IOException {
        try (Installation heed = new Installation(ConfigFile.read(file, shell.environment()))) {
            return work(heed);
        }
    }

    /**
     * Does the command's work.
     *
     * @return the status, one of {@link Exit}
     * @throws dev.heed.HeedException if a person must mend something
     */
    abstract int work(Installation heed) throws IOException;

    final PrintStream out() {
        return shell.out();
    }
}
