package dev.heed.cli.demo;

import dev.heed.EngineListener;
import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.cli.PlainNarrator;
import dev.heed.cli.Words;
import dev.heed.spi.Applied;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Tells what the engine does: lines, and a bar over them while results are applied and somebody looks on. */
final class DemoNarrator implements EngineListener, AutoCloseable {
    private final PlainNarrator lines;
    private @Nullable Progress bar;
    private @Nullable Job barOf;
    private long done;

    DemoNarrator(PrintStream out) {
        this.lines = new PlainNarrator(out);
    }

    @Override
    public void moved(Job from, Job to) {
        close();
        lines.moved(from, to);
        if (Progress.isWatched() && to.state() == JobState.APPLYING) {
            begin(to);
        }
    }

    @Override
    public void applied(Job job, String target, Applied applied) {
        if (!Progress.isWatched()) {
            lines.applied(job, target, applied);
            return;
        }
        if (bar == null || !job.equals(barOf)) {
            begin(job);
        }
        done += applied.ids();
        if (bar != null) {
            bar.to(done);
        }
    }

    private void begin(Job job) {
        if (!job.equals(barOf)) {
            done = 0;
        }
        close();
        barOf = job;
        bar = Progress.of("applying " + Words.label(job), job.slice().reported());
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
