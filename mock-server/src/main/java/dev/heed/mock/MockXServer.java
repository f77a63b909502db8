package dev.heed.mock;

import dev.heed.mock.internal.jobs.Apps;
import dev.heed.mock.internal.jobs.JobJson;
import dev.heed.mock.internal.jobs.Jobs;
import dev.heed.mock.internal.jobs.Problems;
import dev.heed.mock.internal.jobs.RemoteJob;
import dev.heed.mock.internal.storage.Gatekeeper;
import dev.heed.mock.internal.storage.Session;
import dev.heed.mock.internal.storage.Sessions;
import dev.heed.mock.internal.storage.Signer;
import dev.heed.mock.internal.wire.Front;
import dev.heed.mock.internal.wire.Line;
import dev.heed.mock.internal.wire.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An X of one's own, in this process: the batch compliance endpoints and the signed storage behind them. Thread-safe.
 *
 * <p>It follows X's documentation and recorded traffic, and takes the strictest side of what neither tells; a
 * {@link Variant} switches one thing to another side. {@link Fault}s make it as nasty as the network.
 */
public final class MockXServer implements AutoCloseable {
    private final InstantSource clock;
    private final TemporaryFolder folder;
    private final Verdicts verdicts;
    private final Front front;
    private final Jobs jobs;
    private final Apps apps;
    private final Sessions sessions;
    private final Deliveries deliveries;
    private final FaultPlan faults = new FaultPlan();
    private final Recorder recorder = new Recorder();
    private final Conversation conversation;

    MockXServer(MockXServerBuilder builder) throws IOException {
        SecureRandom random = new SecureRandom();
        Signer signer = new Signer(random);
        Set<Variant> variants = builder.variants();
        this.clock = builder.clock();
        this.verdicts = builder.verdicts();
        this.front = new Front(builder.port());
        this.folder = new TemporaryFolder();
        this.jobs = new Jobs(clock, builder.processing(), variants);
        this.apps = new Apps(builder.apps(), clock, new Problems(variants));
        this.sessions = new Sessions(random, folder.path(), granularity(variants));
        this.deliveries = new Deliveries(verdicts, variants, folder.path());
        this.conversation = new Conversation(
                clock,
                recorder,
                faults,
                new JobsApi(apps, jobs, new JobJson(apiBase(), signer, clock), deliveries, clock, variants),
                new StorageApi(
                        jobs,
                        new Gatekeeper(signer),
                        sessions,
                        deliveries,
                        clock,
                        new StorageApi.Workshop(folder.path(), variants)));
        faults.add(builder.faults());
        front.open(this::serve);
    }

    private static long granularity(Set<Variant> variants) {
        return variants.contains(Variant.ONLY_WHOLE_QUANTA_KEPT) ? Session.QUANTUM : 1;
    }

    private void serve(Request request, Line line) throws IOException {
        if (AdminApi.serves(request)) {
            // Made when it is asked for: most servers live in tests, which start many of them and never ask.
            new AdminApi(this).serve(request, line);
        } else {
            conversation.hold(request, line);
        }
    }

    /** Begins a server. */
    public static MockXServerBuilder builder() {
        return new MockXServerBuilder();
    }

    /** Where X answers: scheme, host and port. */
    public URI apiBase() {
        return front.address();
    }

    /**
     * The clock, if it can be moved.
     *
     * @throws IllegalStateException if the server was given another clock
     */
    public MockClock clock() {
        if (clock instanceof MockClock own) {
            return own;
        }
        throw new IllegalStateException("The server runs on a clock that it was given; move that one");
    }

    /** What was asked and answered so far. */
    public Journal journal() {
        return recorder.journal();
    }

    /**
     * What the client did that X forbids, or that it need not have done. The newest 10,000.
     *
     * @return empty if the client behaved
     */
    public List<Violation> contractViolations() {
        return recorder.violations();
    }

    /** Plans more faults. */
    public void inject(Fault... more) {
        faults.add(List.of(more));
    }

    /** The next request of a kind, whatever came before. */
    public Moment next(Call call) {
        return next(call, 1);
    }

    /**
     * The next requests of a kind, whatever came before.
     *
     * @param count how many, at least 1
     */
    public Moment next(Call call, long count) {
        return faults.upcoming(call, count);
    }

    /** Forgets all faults that are planned. What they did to jobs stays. */
    public void forgetFaults() {
        faults.forget();
    }

    /** Lets X forget every job, as it does after a while. */
    public void forgetJobs() {
        jobs.forgetAll();
    }

    /** Forgets jobs, files, faults, the journal and violations, and makes the budgets unused. The clock goes on. */
    public void reset() {
        jobs.forgetAll();
        apps.reset();
        sessions.clear();
        deliveries.clear();
        faults.reset();
        recorder.clear();
        folder.empty();
    }

    /**
     * What X was sent for a job, byte for byte.
     *
     * @return empty if nothing was uploaded or the job is not known
     */
    public Optional<byte[]> uploadedBytes(String jobId) {
        return jobs.find(jobId).flatMap(RemoteJob::submission).map(file -> {
            try {
                return Files.readAllBytes(file.path());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * The lines that X was sent for a job.
     *
     * @return empty if nothing was uploaded or the job is not known
     */
    public Optional<List<String>> uploaded(String jobId) {
        return uploadedBytes(jobId)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().toList());
    }

    /** Stops serving and drops what was uploaded. May be called twice. */
    @Override
    public void close() {
        try {
            front.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            folder.delete();
        }
    }

    InstantSource time() {
        return clock;
    }

    Verdicts verdicts() {
        return verdicts;
    }

    Jobs jobs() {
        return jobs;
    }

    Apps apps() {
        return apps;
    }

    FaultPlan faultPlan() {
        return faults;
    }

    Recorder recorder() {
        return recorder;
    }
}
