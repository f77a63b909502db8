package dev.heed.cli;

import dev.heed.EngineListener;
import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.spi.Applied;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Tells what the engine does, a line a step. */
public final class PlainNarrator implements EngineListener {
    private final PrintStream out;
    private final Map<UUID, long[]> applied = new HashMap<>();

    /** @param out where to */
    public PlainNarrator(PrintStream out) {
        this.out = out;
    }

    @Override
    public void moved(Job from, Job to) {
        if (from.state() == to.state()) {
            waits(from, to);
        } else {
            say(to, what(to));
        }
    }

    private void waits(Job from, Job to) {
        String note = to.standing().note();
        boolean worksAsUsual = to.state() == JobState.UPLOADED && to.standing().failures() == 0;
        if (note != null
                && !worksAsUsual
                && !Objects.equals(note, from.standing().note())) {
            say(to, note);
        }
    }

    @Override
    public void applied(Job job, String target, Applied batch) {
        if (job.state() == JobState.PLANNED) {
            say(job, Words.counted(batch.rows(), "row") + " had come back, and were removed again");
            return;
        }
        long[] sum = applied.computeIfAbsent(job.key().id(), id -> new long[2]);
        sum[0] += batch.ids();
        sum[1] += batch.rows();
        say(
                job,
                "applied %,d of %,d IDs, %,d rows changed"
                        .formatted(sum[0], job.slice().reported(), sum[1]));
    }

    private void say(Job job, String what) {
        out.printf("  %s: %s%n", Words.label(job), what);
    }

    private static String what(Job job) {
        String note = job.standing().note() == null ? "" : " (" + job.standing().note() + ")";
        return Words.standing(job) + note;
    }
}
