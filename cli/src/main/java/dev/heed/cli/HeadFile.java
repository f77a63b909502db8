package dev.heed.cli;

import dev.heed.HeedException;
import dev.heed.jdbc.ledger.LedgerHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The heads that ledgers had before, in a file: a line for each target, with its name and its head. */
final class HeadFile {
    private final @Nullable Path path;
    private final Map<String, LedgerHead> heads = new TreeMap<>();

    private HeadFile(@Nullable Path path) {
        this.path = path;
    }

    /**
     * Reads a file, if there is one yet.
     *
     * @param path null to know no heads and to keep none
     * @throws HeedException if the file holds something else, or cannot be read
     */
    static HeadFile read(@Nullable Path path) {
        HeadFile file = new HeadFile(path);
        if (path != null && Files.exists(path)) {
            try {
                Files.readAllLines(path).forEach(file::add);
            } catch (IOException e) {
                throw new HeedException("The heads in " + path + " cannot be read: " + e, e);
            } catch (IllegalArgumentException e) {
                throw new HeedException(
                        "The file " + path + " holds other things than heads of ledgers. Name the file that an earlier"
                                + " \"heed verify --head\" wrote, or one that is not there yet.",
                        e);
            }
        }
        return file;
    }

    private void add(String line) {
        int space = line.lastIndexOf(' ');
        put(line.substring(0, Math.max(0, space)), LedgerHead.parse(line.substring(space + 1)));
    }

    Optional<LedgerHead> of(String target) {
        return Optional.ofNullable(heads.get(target));
    }

    void put(String target, LedgerHead head) {
        heads.put(target, head);
    }

    /** Writes the heads, if they are to be kept. */
    void write() {
        if (path == null) {
            return;
        }
        try {
            Files.write(
                    path,
                    heads.entrySet().stream()
                            .map(each -> each.getKey() + " " + each.getValue())
                            .toList());
        } catch (IOException e) {
            throw new HeedException("The heads cannot be written to " + path + ": " + e, e);
        }
    }
}
