package dev.heed.jdbc.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that carries one order out, or dies over it. */
final class Child {
    static final String TOKEN = "bearer-of-the-children-4711";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    private final Process process;
    private final Path output;

    private Child(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static Child start(Jvm jvm, ChildOrder order) {
        return start(jvm.command(order.base(), scratch(order)), order);
    }

    /** One that leaves the classes behind that it needed. */
    static Child archiving(Jvm jvm, ChildOrder order) {
        return start(jvm.archivingCommand(order.base(), scratch(order)), order);
    }

    private static Child start(List<String> command, ChildOrder order) {
        try {
            Path output = Files.createTempFile(order.folder(), "output", ".txt");
            command.addAll(List.of(order.written()));
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("X_TOKEN", TOKEN);
            return new Child(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its own folder, so that what a dead process leaves there goes with the test. */
    private static Path scratch(ChildOrder order) {
        try {
            return Files.createDirectories(order.folder().resolve("tmp"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it ends before one would look again. */
    boolean endsSoon() throws InterruptedException {
        return endsWithin(LOOK_EVERY);
    }

    /** Waits until it tells of the first thing that it did. */
    void awaitWork() throws InterruptedException {
        boolean ended = false;
        while (!ended && output.toFile().length() == 0) {
            ended = endsSoon();
        }
    }

    /** Whether it ends within this time. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
    }

    /** Waits for its end. One that does not end is killed. */
    void requireExit(int code) throws InterruptedException {
        if (!endsWithin(PATIENCE)) {
            kill();
            throw new AssertionError("The child did not end within " + PATIENCE + ":\n" + output());
        }
        if (process.exitValue() != code) {
            throw new AssertionError(
                    "The child ended with " + process.exitValue() + " instead of " + code + ":\n" + output());
        }
    }

    private String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
