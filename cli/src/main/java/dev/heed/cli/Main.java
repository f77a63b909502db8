package dev.heed.cli;

import dev.heed.HeedException;
import dev.heed.cli.demo.DemoCommand;
import java.util.Locale;
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
    private Main() {}

    /** Runs the command and exits with its status, one of {@link Exit}. */
    public static void main(String[] args) {
        // Its words are English, so are its numbers: scripts read them on every machine.
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        System.exit(commandLine(new Shell(System::getenv, System.out)).execute(args));
    }

    static CommandLine commandLine(Shell shell) {
        return new CommandLine(new Main())
                .addSubcommand(new InitCommand(shell))
                .addSubcommand(new CheckCommand(shell))
                .addSubcommand(new RunCommand(shell))
                .addSubcommand(new StatusCommand(shell))
                .addSubcommand(new PlanCommand(shell))
                .addSubcommand(new ApproveCommand(shell))
                .addSubcommand(new RejectCommand(shell))
                .addSubcommand(new VerifyCommand(shell))
                .addSubcommand(new ExportCommand(shell))
                .addSubcommand(new LedgerCommand(shell))
                .addSubcommand(new ReapplyCommand(shell))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Main::explain);
    }

    /** What a person can mend needs no stack trace; everything else is a bug and does. */
    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (e instanceof HeedException) {
            command.getErr().println("heed: " + e.getMessage());
            return Exit.ERROR;
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
