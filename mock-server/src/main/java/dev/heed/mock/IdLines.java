package dev.heed.mock;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Reads uploaded IDs as strictly as X may: a line is an ID only if it is 1 to 19 digits and nothing else. In bounded
 * memory, even if there are no lines at all. Not thread-safe.
 */
final class IdLines implements AutoCloseable {
    private static final int LONGEST = 19;
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final Set<Variant> variants;
    private final byte[] buffer = new byte[1 << 16];
    private final byte[] digits = new byte[LONGEST + 1];
    private int position;
    private int limit;
    private int length;
    private boolean started;

    /** What a line is. */
    enum Kind {
        ID,
        MALFORMED,
        END
    }

    IdLines(Path file, Set<Variant> variants) throws IOException {
        this.in = Files.newInputStream(file);
        this.variants = variants;
    }

    /** Goes on to the next line that counts. */
    Kind next() throws IOException {
        boolean more = readLine();
        while (more && length == 0 && variants.contains(Variant.BLANK_LINES_ALLOWED)) {
            more = readLine();
        }
        if (!more) {
            return Kind.END;
        }
        return isId() ? Kind.ID : Kind.MALFORMED;
    }

    /** The ID on the line, as it was written. */
    String text() {
        return new String(digits, 0, length, StandardCharsets.US_ASCII);
    }

    /** The ID on the line. */
    long id() {
        long id = 0;
        for (int i = 0; i < length; i++) {
            id = id * 10 + (digits[i] - '0');
        }
        return id;
    }

    private boolean isId() {
        for (int i = 0; i < Math.min(length, LONGEST); i++) {
            if (digits[i] < '0' || digits[i] > '9') {
                return false;
            }
        }
        return length > 0 && length <= LONGEST;
    }

    private boolean readLine() throws IOException {
        skipByteOrderMark();
        length = 0;
        int next = read();
        if (next < 0) {
            return false;
        }
        int last = -1;
        for (; next >= 0 && next != '\n'; next = read()) {
            last = next;
            // One byte more than any ID has tells enough.
            if (length < digits.length) {
                digits[length++] = (byte) next;
            }
        }
        if (last == '\r' && digits[length - 1] == '\r' && variants.contains(Variant.CRLF_ALLOWED)) {
            length--;
        }
        return true;
    }

    private void skipByteOrderMark() throws IOException {
        if (started) {
            return;
        }
        started = true;
        fill();
        boolean marked = limit >= BOM.length && buffer[0] == BOM[0] && buffer[1] == BOM[1] && buffer[2] == BOM[2];
        if (marked && variants.contains(Variant.BOM_ALLOWED)) {
            position = BOM.length;
        }
    }

    private int read() throws IOException {
        if (position == limit) {
            fill();
        }
        return limit <= 0 ? -1 : buffer[position++] & 0xFF;
    }

    private void fill() throws IOException {
        position = 0;
        limit = in.readNBytes(buffer, 0, buffer.length);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
