package dev.heed.internal.step;

import dev.heed.spi.Work;
import java.nio.file.Path;

/** What the engine lends to a port: a folder of the spool, and its pulse. */
record Lent(Path scratch, Pulse pulse) implements Work {
    @Override
    public void beat() {
        pulse.beat();
    }
}
