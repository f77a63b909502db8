package dev.heed.internal.loop;

import dev.heed.EngineStatus;
import dev.heed.EngineStatus.Mode;
import dev.heed.Job;
import dev.heed.JobType;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the engine's thread writes what it does, and others read it. Thread-safe. */
public final class Board {
    private final Map<JobType, List<Job>> open = new EnumMap<>(JobType.class);
    private Mode mode = Mode.IDLE;
    private String activity = "No run was begun yet.";
    private @Nullable Instant until;

    /** What was written last. */
    public synchronized EngineStatus read() {
        List<Job> jobs = open.values().stream().flatMap(Collection::stream).toList();
        return new EngineStatus(mode, activity, until, jobs);
    }

    /** Something is being done. */
    synchronized void works(String what) {
        write(Mode.WORKING, what, null);
    }

    /** Nothing can be done before then. */
    synchronized void waits(String why, Instant until) {
        write(Mode.WAITING, why, until);
    }

    /** The engine was paused. */
    synchronized void rests() {
        write(Mode.PAUSED, "Paused; resume() lets it go on.", null);
    }

    /** A run has ended, or came as far as it can now. */
    synchronized void ends(String how) {
        if (mode != Mode.STOPPED) {
            write(Mode.IDLE, how, null);
        }
    }

    /** The next run begins then. */
    synchronized void sleeps(Instant until) {
        write(Mode.IDLE, activity, until);
    }

    /** The engine was asked to stop. */
    public synchronized void stops() {
        write(Mode.STOPPED, "Asked to stop. What is open goes on with the next engine.", null);
    }

    /** The jobs of a type as they are stored now. */
    synchronized void shows(JobType type, List<Job> jobs) {
        open.put(type, jobs.stream().filter(job -> !job.state().isFinal()).toList());
    }

    private void write(Mode next, String what, @Nullable Instant when) {
        mode = next;
        activity = what;
        until = when;
    }
}
