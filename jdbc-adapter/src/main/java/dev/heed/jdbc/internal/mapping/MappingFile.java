package dev.heed.jdbc.internal.mapping;

import dev.heed.HeedException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The text of a mapping file. */
public final class MappingFile {
    private MappingFile() {}

    /**
     * Reads it whole.
     *
     * @throws HeedException if there is no such text
     */
    public static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (NoSuchFileException e) {
            throw new HeedException("There is no mapping at " + path + "; say where it is, or write one there.", e);
        } catch (CharacterCodingException e) {
            throw new HeedException("The mapping " + path + " is not text in UTF-8.", e);
        } catch (IOException e) {
            throw new HeedException(
                    "The mapping " + path + " cannot be read (" + e.getClass().getSimpleName()
                            + "). Check that it is a file and that this user may read it.",
                    e);
        }
    }
}
