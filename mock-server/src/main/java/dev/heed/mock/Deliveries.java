package dev.heed.mock;

import dev.heed.mock.internal.jobs.RemoteJob;
import dev.heed.mock.internal.storage.StoredFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The results of jobs, written when they are first asked for. Thread-safe. */
final class Deliveries {
    private final Verdicts verdicts;
    private final Set<Variant> variants;
    private final Path folder;
    private final Map<String, Delivery> deliveries = new HashMap<>();

    Deliveries(Verdicts verdicts, Set<Variant> variants, Path folder) {
        this.verdicts = verdicts;
        this.variants = variants;
        this.folder = folder;
    }

    /** The results of one job: what is wrong with them, and how often they were made anew. */
    private static final class Delivery {
        private final List<OnResults> twists = new ArrayList<>();
        private final Map<Long, StoredFile> generations = new HashMap<>();
        private long newest = 2;
    }

    /** Twists the results of a job from now on. Results that were written already get a new generation. */
    synchronized void twist(RemoteJob job, List<OnResults> twists) {
        if (twists.isEmpty()) {
            return;
        }
        Delivery delivery = of(job);
        delivery.twists.addAll(twists);
        if (delivery.generations.containsKey(delivery.newest)) {
            delivery.newest++;
        }
    }

    /** The results; empty as long as there are none. */
    synchronized Optional<StoredFile> newest(RemoteJob job, Instant now) throws IOException {
        return generation(job, of(job).newest, now);
    }

    /** What passes for the results of some time ago. */
    synchronized Optional<StoredFile> older(RemoteJob job, Instant now) throws IOException {
        return generation(job, of(job).newest - 1, now);
    }

    synchronized void clear() {
        deliveries.clear();
    }

    private Delivery of(RemoteJob job) {
        return deliveries.computeIfAbsent(job.id(), id -> new Delivery());
    }

    private Optional<StoredFile> generation(RemoteJob job, long generation, Instant now) throws IOException {
        Optional<StoredFile> submission = job.submission();
        Optional<Instant> doneAt = job.doneAt();
        if (submission.isEmpty() || doneAt.isEmpty() || !job.status(now).equals("complete")) {
            return Optional.empty();
        }
        Delivery delivery = of(job);
        StoredFile written = delivery.generations.get(generation);
        if (written == null) {
            Path file = folder.resolve(job.id() + "." + generation + ".delivery");
            new ResultWriter(verdicts, job.order().type(), doneAt.get(), delivery.twists)
                    .write(submission.get().path(), variants, file, generation);
            written = StoredFile.of(file, generation);
            delivery.generations.put(generation, written);
        }
        return Optional.of(written);
    }
}
