package dev.heed.cli;

import dev.heed.HeedException;
import dev.heed.cli.demo.DemoCommand;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code heed}. */
@Command(
        name = "heed",
        description = "Keeps databases of X content in step with what people on X decided.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {DemoCommand.class, MockCommand.class})
public final class Main {
    /** Something that a person must mend, told in one line. */
    public static final int FAILED = 1;

    private Main() {}

    /** Runs the command and exits with its status: 0 if all went well, 1 if something failed, 2 for wrong usage. */
    public static void main(String[] args) {
        System.exit(commandLine(System::getenv).execute(args));
    }

    /** @param environment gives the value of an environment variable, or null */
    static CommandLine commandLine(UnaryOperator<@Nullable String> environment) {
        return new CommandLine(new Main())
                .addSubcommand(new RunCommand(environment))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Main::explain);
    }

    /** What a person can mend needs no stack trace; everything else is a bug and does. */
    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (e instanceof HeedException) {
            command.getErr().println("heed: " + e.getMessage());
            return FAILED;
        }
        throw e;
    }

    /** Reads the version from the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"heed " + (version == null ? "(not packaged)" : version)};
        }
    }
}
