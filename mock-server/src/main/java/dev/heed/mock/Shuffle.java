package dev.heed.mock;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Writes lines in neither the order in which they come nor that of their IDs, with one empty line inside, as recorded
 * results were. Holds a few thousand lines, whatever comes. Not thread-safe.
 */
final class Shuffle {
    private static final int TOGETHER = 4_096;
    private static final Comparator<Entry> BY_ID = (a, b) -> Long.compareUnsigned(a.id(), b.id());

    private final Writer out;
    private final List<OnResults> twists;
    private final Random random;
    private final List<Entry> entries = new ArrayList<>();
    private long written;

    private record Entry(long id, String line) {}

    Shuffle(Writer out, List<OnResults> twists, long seed) {
        this.out = out;
        this.twists = twists;
        this.random = new Random(seed);
    }

    void add(long id, String line) throws IOException {
        entries.add(new Entry(id, line));
        if (entries.size() == TOGETHER) {
            flush();
        }
    }

    /** Writes what is left. Nothing may be added afterwards. */
    void end() throws IOException {
        flush();
    }

    private void flush() throws IOException {
        boolean first = written == 0;
        List<Entry> shuffled = disordered();
        int gap = shuffled.size() / 2;
        for (int i = 0; i < shuffled.size(); i++) {
            if (first && i == gap) {
                out.write('\n');
            }
            write(shuffled.get(i).line());
        }
        entries.clear();
    }

    private void write(String line) throws IOException {
        written++;
        String told = line;
        for (OnResults twist : twists) {
            told = twist.line(written, told);
        }
        out.write(told);
        out.write('\n');
    }

    /** Few lines may come out of a shuffle in order; with fewer than three there is not always another one. */
    private List<Entry> disordered() {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(BY_ID);
        List<Entry> shuffled = new ArrayList<>(entries);
        Collections.shuffle(shuffled, random);
        for (int i = 0; i < entries.size() && (shuffled.equals(entries) || shuffled.equals(sorted)); i++) {
            Collections.rotate(shuffled, 1);
        }
        return shuffled;
    }
}
