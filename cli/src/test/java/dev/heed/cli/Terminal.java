package dev.heed.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** Runs the command as a shell would, and keeps what it says on standard error. */
public final class Terminal {
    private final StringWriter errors = new StringWriter();
    private final int status;

    private Terminal(Map<String, String> environment, String... arguments) {
        this.status = Main.commandLine(environment::get)
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

    public String errors() {
        return errors.toString();
    }
}
