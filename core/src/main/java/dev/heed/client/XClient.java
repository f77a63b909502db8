package dev.heed.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.heed.HeedException;
import dev.heed.JobType;
import dev.heed.UploadSession;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * X's batch compliance endpoints. Each method answers, or throws an {@link XException}. It sends one request, but for one more
 * after a 401 if the token has changed meanwhile, and for as many chunks as a resumable upload has. Thread-safe.
 */
public final class XClient {
    /** Where X answers. */
    public static final URI API = URI.create("https://api.x.com");

    /** Where X keeps files, as its documentation shows. */
    public static final Set<String> STORAGE_HOSTS = Set.of("storage.googleapis.com");

    /** X refuses longer job names. */
    public static final int LONGEST_NAME = 64;

    /** Google's advice for resumable uploads. */
    static final int CHUNK_BYTES = 8 << 20;

    /** Chunks but the last are multiples of this many bytes. */
    public static final int CHUNK_QUANTUM = 256 << 10;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int UNAUTHORIZED = 401;

    private final URI jobs;
    private final Supplier<String> token;
    private final RequestBudget budget;
    private final Map<Endpoint, Long> sent = new ConcurrentHashMap<>();
    private final Problems problems;
    private final Exchange exchange;
    private final Storage storage;

    private XClient(Builder builder) {
        this.jobs = builder.api.resolve("/2/compliance/jobs");
        this.token = builder.token;
        this.budget = builder.budget == null ? RequestBudget.local(builder.clock) : builder.budget;
        this.problems = new Problems(jobs.getHost(), builder.clock, budget);
        HttpClient http = HttpClient.newBuilder()
                // A resumable upload answers 308 without a Location, which every other policy takes for an error.
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        this.exchange = new Exchange(http, builder.patience);
        this.storage = new Storage(exchange, builder.chunkBytes, StorageHosts.of(builder.storageHosts, jobs));
    }

    /**
     * Begins a client.
     *
     * @param token gives the app's bearer token, asked for each request so that it can change; sent to the API host only
     */
    public static Builder builder(Supplier<String> token) {
        return new Builder(token);
    }

    /**
     * Creates a job.
     *
     * @param type what the IDs will name
     * @param name at most {@link #LONGEST_NAME} characters; X does not require names to be unique
     * @param mode how the IDs will be uploaded
     * @throws XException.Conflict if X runs another job of the type
     * @throws XException.Unreachable if no answer came; the job may exist then, look for its name
     */
    public ComplianceJob create(JobType type, String name, UploadMode mode) {
        HttpRequest.Builder request = HttpRequest.newBuilder(jobs)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JobJson.createBody(type.wireName(), name, mode)));
        return job(Endpoint.CREATE, name, call(Endpoint.CREATE, name, request));
    }

    /**
     * Asks for a job.
     *
     * @param id X's ID of the job
     * @throws XException.NoSuchJob if X does not know it
     */
    public ComplianceJob get(String id) {
        URI uri = URI.create(jobs + "/" + id);
        return job(Endpoint.GET, id, call(Endpoint.GET, id, HttpRequest.newBuilder(uri)));
    }

    /** Asks for the recent jobs of a type, as X orders them. */
    public List<ComplianceJob> list(JobType type) {
        URI uri = URI.create(jobs + "?type=" + type.wireName());
        return JobJson.jobs(call(Endpoint.LIST, type.wireName(), HttpRequest.newBuilder(uri)));
    }

    /**
     * Sends a file of IDs to a job's upload URL in one piece.
     *
     * @param to from {@link ComplianceJob#upload()} of a job for {@link UploadMode#SIMPLE}
     * @param ids one ID a line, digits and LF only
     * @param listener told how far it is
     * @throws XException.UrlExpired if the URL has run out
     * @throws XException.Unreachable if no answer came; X may have all of it then, ask for the job's status
     */
    public void upload(SignedUrl to, Path ids, TransferListener listener) {
        storage.upload(to, ids, listener);
    }

    /**
     * Starts a resumable upload. Keep what it gives, to go on after a restart.
     *
     * @param at from {@link ComplianceJob#upload()} of a job for {@link UploadMode#RESUMABLE}
     * @throws XException.UrlExpired if the URL has run out
     */
    public UploadSession startUpload(SignedUrl at) {
        return storage.start(at);
    }

    /**
     * Sends a file of IDs in chunks, from where the storage says it is. Whatever broke off before, the same call goes on.
     *
     * @param to from {@link #startUpload}, perhaps some time ago
     * @param ids the same file as before, one ID a line, digits and LF only
     * @param listener told how many bytes the storage has
     * @throws XException.SessionGone if the storage has forgotten the session; another may be started
     * @throws XException.Unreachable if no answer came
     */
    public void upload(UploadSession to, Path ids, TransferListener listener) {
        storage.upload(to, ids, listener);
    }

    /**
     * Fetches a job's results. What a broken download left beside {@code into} is continued if the storage still holds
     * the same object. The file appears under its name only when it is proved complete.
     *
     * @param from from {@link ComplianceJob#download()}
     * @param into the file to write
     * @param listener told how far it is
     * @throws XException.UrlExpired if the URL has run out
     * @throws XException.Unintelligible if what came is not whole
     */
    public void download(SignedUrl from, Path into, TransferListener listener) {
        storage.download(from, into, listener);
    }

    /** How many requests were sent to an endpoint. */
    public long requests(Endpoint endpoint) {
        return sent.getOrDefault(endpoint, 0L);
    }

    private JsonNode call(Endpoint endpoint, String subject, HttpRequest.Builder request) {
        String what = endpoint + " at " + jobs.getHost();
        HttpResponse<byte[]> answer = send(endpoint, what, request);
        if (answer.statusCode() != 200) {
            throw problems.of(endpoint, subject, answer);
        }
        if (Header.number(answer.headers(), "x-rate-limit-remaining").orElse(1) == 0) {
            budget.exhaust(endpoint, problems.resetAt(answer.headers()));
        }
        JsonNode body = JobJson.tree(Gunzip.body(answer))
                .orElseThrow(() -> new XException.Unintelligible(what, "it is not a JSON object"));
        if (!body.has("data") && body.has("errors")) {
            throw problems.of(endpoint, subject, answer);
        }
        return body;
    }

    /** A token may have been changed just now; a 401 with the old one is no reason to stop. */
    private HttpResponse<byte[]> send(Endpoint endpoint, String what, HttpRequest.Builder request) {
        String bearer = bearer();
        HttpResponse<byte[]> answer = send(endpoint, what, request, bearer);
        if (answer.statusCode() != UNAUTHORIZED) {
            return answer;
        }
        String again = bearer();
        return again.equals(bearer) ? answer : send(endpoint, what, request, again);
    }

    private HttpResponse<byte[]> send(Endpoint endpoint, String what, HttpRequest.Builder request, String bearer) {
        HttpRequest signed = signed(request, bearer);
        Optional<Instant> closedUntil = budget.take(endpoint);
        if (closedUntil.isPresent()) {
            throw new XException.RateLimited(endpoint, closedUntil.get());
        }
        sent.merge(endpoint, 1L, Long::sum);
        return exchange.send(what, signed);
    }

    private String bearer() {
        String bearer = token.get();
        if (bearer == null || bearer.isBlank()) {
            throw new HeedException("There is no bearer token: the token supplier gave nothing."
                    + " Set the app's bearer token from X's developer portal.");
        }
        return bearer.strip();
    }

    private static HttpRequest signed(HttpRequest.Builder request, String bearer) {
        try {
            return request.copy()
                    .timeout(PATIENCE)
                    .setHeader("Authorization", "Bearer " + bearer)
                    .build();
        } catch (IllegalArgumentException quotesTheToken) {
            throw new HeedException("The bearer token holds characters that no HTTP header may have."
                    + " Take it again from X's developer portal.");
        }
    }

    private ComplianceJob job(Endpoint endpoint, String subject, JsonNode body) {
        return JobJson.job(body)
                .orElseThrow(() -> new XException.Unintelligible(endpoint + " for " + subject, "it names no job"));
    }

    /** Collects what a client needs. Not thread-safe. */
    public static final class Builder {
        private final Supplier<String> token;
        private URI api = API;
        private InstantSource clock = InstantSource.system();
        private int chunkBytes = CHUNK_BYTES;
        private Set<String> storageHosts = STORAGE_HOSTS;
        private @Nullable RequestBudget budget;
        private Duration patience = PATIENCE;

        private Builder(Supplier<String> token) {
            this.token = token;
        }

        /** Where X answers, if not at {@link XClient#API}; scheme, host and port count. */
        public Builder api(URI base) {
            this.api = base;
            return this;
        }

        /** What time it is, for the request budget. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** What keeps to X's limits; default a budget of this client alone. */
        public Builder budget(RequestBudget shared) {
            this.budget = shared;
            return this;
        }

        /**
         * The hosts to which files may go, over https; default {@link XClient#STORAGE_HOSTS}. X's answers name others in
         * vain. If the API is on this machine, so may be the storage.
         */
        public Builder storageHosts(Set<String> hosts) {
            this.storageHosts = Set.copyOf(hosts);
            return this;
        }

        /**
         * How many bytes of a resumable upload go into one request; default 8 MiB. They are held in memory.
         *
         * @throws IllegalArgumentException if it is no positive multiple of {@link XClient#CHUNK_QUANTUM}
         */
        public Builder chunkBytes(int bytes) {
            if (bytes <= 0 || bytes % CHUNK_QUANTUM != 0) {
                throw new IllegalArgumentException("A chunk has a multiple of 256 KiB, not " + bytes + " bytes");
            }
            this.chunkBytes = bytes;
            return this;
        }

        /**
         * How long nothing may move, of a request or of its answer, before the exchange is given up; default 60 s. It is
         * measured in real time.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder patience(Duration time) {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("Patience must be positive, not " + time);
            }
            this.patience = time;
            return this;
        }

        /** Makes the client. */
        public XClient build() {
            return new XClient(this);
        }
    }
}
