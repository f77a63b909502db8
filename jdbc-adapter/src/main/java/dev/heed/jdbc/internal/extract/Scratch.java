package dev.heed.jdbc.internal.extract;

import dev.heed.HeedException;
import java.io.IOException;
import java.nio.file.Path;

/** What can go wrong with temporary files. */
final class Scratch {
    private Scratch() {}

    static HeedException failed(Path folder, IOException e) {
        return new HeedException(
                "Heed could not keep IDs in the folder " + folder + " while sorting them: " + e.getMessage()
                        + ". Make room there (8 bytes for each row of a matched column), or choose another folder.",
                e);
    }
}
