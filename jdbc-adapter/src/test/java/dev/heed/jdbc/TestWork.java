package dev.heed.jdbc;

import dev.heed.spi.Work;
import java.nio.file.Path;

/** Lends a folder, and does something at each beat. */
public record TestWork(Path scratch, Runnable onBeat) implements Work {
    @Override
    public void beat() {
        onBeat.run();
    }
}
