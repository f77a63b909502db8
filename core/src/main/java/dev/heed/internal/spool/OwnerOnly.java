package dev.heed.internal.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders that nobody else may look into: what lies in the spool tells who deleted what. */
final class OwnerOnly {
    private OwnerOnly() {}

    /** Makes a folder and those above it; those that are there keep their permissions. */
    static Path createDirectories(Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return Files.createDirectories(folder);
        }
        return Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
