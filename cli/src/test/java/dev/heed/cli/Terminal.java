package dev.heed.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Runs the command as a shell would, and keeps what it says. */
public final class Terminal {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final StringWriter errors = new StringWriter();
    private final int status;

    private Terminal(Map<String, String> environment, String... arguments) {
        PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
        this.status = Main.commandLine(new Shell(environment::get, out))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }

    public static Terminal heed(Map<String, String> environment, String... arguments) {
        return new Terminal(environment, arguments);
    }

    public static Terminal heed(String... arguments) {
        return new Terminal(Map.of(), arguments);
    }

    public int status() {
        return status;
    }

    /** What a command that works on a configuration says on standard output. */
    public String output() {
        return output.toString(StandardCharsets.UTF_8);
    }

    public String errors() {
        return errors.toString();
    }
}
