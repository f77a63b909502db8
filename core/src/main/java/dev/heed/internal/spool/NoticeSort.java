package dev.heed.internal.spool;

import dev.heed.Action;
import dev.heed.Notice;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Sorts notices by ID in bounded memory, and leaves one for each ID. */
final class NoticeSort implements AutoCloseable {
    static final int IN_MEMORY = 50_000;

    /** Delete beats scrub_geo; among equals the earliest redaction counts, and none at all counts last. */
    private static final Comparator<Notice> ORDER = Comparator.comparingLong(Notice::id)
            .thenComparing(notice -> notice.action() == Action.DELETE ? 0 : 1)
            .thenComparing(notice -> notice.redactedAt() == null ? "~" : notice.redactedAt());

    private final Path folder;
    private final int inMemory;
    private final List<Notice> gathered = new ArrayList<>();
    private final List<Path> runs = new ArrayList<>();

    NoticeSort(Path folder, int inMemory) {
        this.folder = folder;
        this.inMemory = inMemory;
    }

    void add(Notice notice) throws IOException {
        gathered.add(notice);
        if (gathered.size() >= inMemory) {
            writeRun();
        }
    }

    /** Hands over every ID once, ascending. */
    void drain(NoticeSink sink) throws IOException {
        writeRun();
        PriorityQueue<Run> heads = new PriorityQueue<>(Comparator.comparing(Run::head, ORDER));
        try {
            for (Path run : runs) {
                Run.open(run, heads);
            }
            merge(heads, sink);
        } finally {
            for (Run run : heads) {
                run.rest.close();
            }
        }
    }

    private static void merge(PriorityQueue<Run> heads, NoticeSink sink) throws IOException {
        long last = 0;
        for (Run run = heads.poll(); run != null; run = heads.poll()) {
            if (run.head.id() != last) {
                sink.accept(run.head);
                last = run.head.id();
            }
            run.advance(heads);
        }
    }

    private void writeRun() throws IOException {
        gathered.sort(ORDER);
        Path run = folder.resolve("sort-" + runs.size() + ".run");
        runs.add(run);
        try (BufferedWriter out = Files.newBufferedWriter(run, StandardCharsets.UTF_8)) {
            for (Notice notice : gathered) {
                out.write(NoticeText.write(notice));
            }
        }
        gathered.clear();
    }

    @Override
    public void close() throws IOException {
        for (Path run : runs) {
            Files.deleteIfExists(run);
        }
    }

    /** Takes sorted notices. */
    @FunctionalInterface
    interface NoticeSink {
        void accept(Notice notice) throws IOException;
    }

    private record Run(Notice head, Lines rest) {
        static void open(Path file, PriorityQueue<Run> heads) throws IOException {
            offer(new Lines(file), heads);
        }

        void advance(PriorityQueue<Run> heads) throws IOException {
            offer(rest, heads);
        }

        private static void offer(Lines lines, PriorityQueue<Run> heads) throws IOException {
            String line = lines.next();
            if (line == null) {
                lines.close();
            } else {
                heads.add(new Run(NoticeText.read(line), lines));
            }
        }
    }
}
