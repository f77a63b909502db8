package dev.heed.mock;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An X of one's own, in this process: the batch compliance endpoints and the signed storage behind them. Thread-safe.
 *
 * <p>Rules follow X's documentation and recorded traffic: 150 requests in 15 minutes and endpoint, one job of each type
 * at a time, 15 minutes for the upload, 7 days for the download, errors in X's words.
 */
public final class MockXServer implements AutoCloseable {
    private static final int THREADS = 4;

    static {
        // Without it the JDK's server waits 40 ms for an acknowledgement between headers and body.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer http;
    private final ExecutorService threads;
    private final InstantSource clock;
    private final Path folder;
    private final Jobs jobs;
    private final Journal journal = new Journal();
    private final Conversation conversation;

    private MockXServer(Builder builder) throws IOException {
        this.clock = builder.clock;
        this.folder = Files.createTempDirectory("mock-x-");
        this.jobs = new Jobs(clock, builder.processing);
        this.conversation = new Conversation(clock, journal, builder.faults);
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.threads = Executors.newFixedThreadPool(THREADS, MockXServer::daemon);
        Signer signer = new Signer(new SecureRandom());
        JobsApi api = new JobsApi(jobs, new JobJson(apiBase(), signer, clock), clock, builder.token);
        Storage storage = new Storage(jobs, signer, builder.verdicts, clock, folder);
        http.createContext(JobsApi.PATH, exchange -> converse(exchange, JobsApi.callOf(new Request(exchange)), api));
        http.createContext(
                Storage.PATH,
                exchange -> conversation.hold(exchange, Storage.callOf(new Request(exchange)), storage::answer));
        http.setExecutor(threads);
        http.start();
    }

    private void converse(HttpExchange exchange, Optional<Call> call, JobsApi api) throws IOException {
        if (call.isPresent()) {
            conversation.hold(exchange, call.get(), api::answer);
        } else {
            conversation.refuse(exchange);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "mock-x");
        thread.setDaemon(true);
        return thread;
    }

    /** Begins a server. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where X answers: scheme, host and port. */
    public URI apiBase() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /**
     * The clock, if it can be moved.
     *
     * @throws IllegalStateException if the server was given another clock
     */
    public ManualClock clock() {
        if (clock instanceof ManualClock manual) {
            return manual;
        }
        throw new IllegalStateException("The server runs on a clock that it was given; move that one");
    }

    /** What was asked so far. */
    public Journal journal() {
        return journal;
    }

    /** Lets X forget every job, as it does after a while. */
    public void forgetJobs() {
        jobs.forgetAll();
    }

    /** Plans more faults. */
    public void inject(Fault... faults) {
        conversation.plan(List.of(faults));
    }

    /**
     * The lines that X was sent for a job.
     *
     * @return empty if nothing was uploaded or the job is not known
     */
    public Optional<List<String>> uploaded(String jobId) {
        return jobs.find(jobId).flatMap(RemoteJob::submission).map(file -> {
            try {
                return Files.readAllLines(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Stops serving and drops what was uploaded. May be called twice. */
    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
        awaitThreads();
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An upload under way would still put files into the folder. */
    private void awaitThreads() {
        try {
            threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Collects how a server shall be. Not thread-safe. */
    public static final class Builder {
        private String token = "mock-token";
        private InstantSource clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
        private Duration processing = Duration.ofSeconds(30);
        private Verdicts verdicts = Verdicts.none();
        private final List<Fault> faults = new ArrayList<>();

        private Builder() {}

        /** The bearer token that is accepted; default {@code mock-token}. */
        public Builder token(String bearer) {
            this.token = bearer;
            return this;
        }

        /** What time it is; default a {@link ManualClock}. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** How long a job takes from its upload on; default 30 s. */
        public Builder processing(Duration time) {
            this.processing = time;
            return this;
        }

        /** What X says about IDs; default: nothing. */
        public Builder verdicts(Verdicts script) {
            this.verdicts = script;
            return this;
        }

        /** Plans faults. */
        public Builder faults(Fault... planned) {
            this.faults.addAll(List.of(planned));
            return this;
        }

        /**
         * Starts the server on a free port of the loopback interface.
         *
         * @throws UncheckedIOException if there is none, or no temporary folder
         */
        public MockXServer start() {
            try {
                return new MockXServer(this);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
