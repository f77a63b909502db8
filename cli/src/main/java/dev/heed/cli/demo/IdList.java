package dev.heed.cli.demo;

import dev.heed.HeedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.zip.CRC32;

/**
 * The Post IDs of the demo, ascending, each once.
 *
 * @param ids not to be changed
 * @param origin where they come from, for people
 */
@SuppressWarnings("ArrayRecordComponent") // a million boxed IDs would not fit into the demo's memory
record IdList(long[] ids, String origin) {
    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,18}");
    private static final long FIRST = 1_200_000_000_000_000_000L;
    private static final long STEP = 40_000_000_000L;

    /** Made-up IDs, spread like real ones. */
    static IdList made(int count) {
        long[] ids = LongStream.range(0, count)
                .map(i -> FIRST + i * STEP + Math.floorMod(Mix.of(7, i), STEP))
                .toArray();
        return new IdList(ids, "made-up IDs");
    }

    /**
     * Reads a file with one ID a line; empty lines and repeated IDs are left out.
     *
     * @throws HeedException if the file cannot be read, holds something else, or nothing
     */
    static IdList read(Path file) {
        LongStream.Builder ids = LongStream.builder();
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (!line.isBlank()) {
                    ids.add(id(file, number, line.strip()));
                }
            }
        } catch (IOException e) {
            throw new HeedException(
                    "The file of IDs " + file + " cannot be read ("
                            + e.getClass().getSimpleName() + "). Name a text file with one Post ID a line.",
                    e);
        }
        long[] sorted = ids.build().sorted().distinct().toArray();
        if (sorted.length == 0) {
            throw new HeedException("The file of IDs " + file + " holds none. Name one with one Post ID a line.");
        }
        return new IdList(sorted, file.toString());
    }

    private static long id(Path file, int number, String text) {
        try {
            if (ID.matcher(text).matches()) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException beyond64Bits) {
            // Told below, like everything else that is no ID.
        }
        String shown = text.length() > 30 ? text.substring(0, 30) + "…" : text;
        throw new HeedException(file + ":" + number + ": \"" + shown + "\" is not a Post ID. Each line must hold one,"
                + " digits only.");
    }

    int size() {
        return ids.length;
    }

    /** Tells two lists apart. */
    String fingerprint() {
        CRC32 crc = new CRC32();
        for (long id : ids) {
            for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                crc.update((int) (id >>> shift));
            }
        }
        return ids.length + "-" + Long.toHexString(crc.getValue());
    }
}
