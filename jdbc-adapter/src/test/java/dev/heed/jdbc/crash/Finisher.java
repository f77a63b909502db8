package dev.heed.jdbc.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Another process that goes on where dead ones left off, one after the other; a fresh one for each would spend most of
 * its time on its own start. Not thread-safe.
 */
final class Finisher implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter orders;
    private final Path output;

    Finisher(Jvm jvm, Path folder) throws IOException {
        Path scratch = Files.createTempDirectory(folder, "finisher");
        this.output = scratch.resolve("output.txt");
        ProcessBuilder builder =
                new ProcessBuilder(jvm.command(CrashBase.POSTGRESQL, scratch)).redirectError(output.toFile());
        builder.environment().put("X_TOKEN", Child.TOKEN);
        this.process = builder.start();
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    }

    /** The exit code that it would have had. */
    int finish(ChildOrder order) throws IOException {
        orders.println(String.join("\t", order.written()));
        String answer = answers.readLine();
        if (answer == null) {
            throw new AssertionError("The process that should have gone on died:\n" + output());
        }
        return Integer.parseInt(answer);
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    /** Without another order it ends. */
    @Override
    public void close() {
        orders.close();
        process.destroy();
    }
}
