package dev.heed.internal.loop;

import dev.heed.EngineListener;
import dev.heed.Job;
import dev.heed.Run;
import dev.heed.RunReport;
import dev.heed.spi.Applied;
import dev.heed.spi.Proof;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every listener, and lets none of them harm the engine. */
public final class Listeners implements EngineListener {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<EngineListener> listeners;

    /** @param listeners told in this order */
    public Listeners(List<EngineListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void moved(Job from, Job to) {
        each(listener -> listener.moved(from, to));
    }

    @Override
    public void extracted(Job job, long ids) {
        each(listener -> listener.extracted(job, ids));
    }

    @Override
    public void transferred(Job job, long bytes) {
        each(listener -> listener.transferred(job, bytes));
    }

    @Override
    public void applied(Job job, String target, Applied applied) {
        each(listener -> listener.applied(job, target, applied));
    }

    @Override
    public void proved(Job job, String target, Proof proof) {
        each(listener -> listener.proved(job, target, proof));
    }

    @Override
    public void leftToX(Job job, String why) {
        each(listener -> listener.leftToX(job, why));
    }

    @Override
    public void idle(Instant until) {
        each(listener -> listener.idle(until));
    }

    @Override
    public void late(Run run, Instant end) {
        each(listener -> listener.late(run, end));
    }

    @Override
    public void ended(RunReport report) {
        each(listener -> listener.ended(report));
    }

    @Override
    public void failed(RuntimeException cause) {
        each(listener -> listener.failed(cause));
    }

    private void each(Consumer<EngineListener> call) {
        for (EngineListener listener : listeners) {
            try {
                call.accept(listener);
            } catch (RuntimeException e) {
                // A host's display or metric must not keep content from being deleted.
                LOG.warn(
                        "A listener failed and is left out this time: {}",
                        listener.getClass().getName(),
                        e);
            }
        }
    }
}
