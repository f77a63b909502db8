package dev.heed.spi;

import java.nio.file.Path;

/** What the engine lends to a port for a long call. */
public interface Work {
    /** An existing folder for temporary files of this call; the engine empties it afterwards. */
    Path scratch();

    /**
     * Says that the work goes on. To be called at least once in some thousand rows, from the calling thread; let what
     * it throws pass: it means that the engine was asked to stop or has lost its lease.
     */
    void beat();
}
