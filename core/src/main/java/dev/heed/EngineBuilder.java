package dev.heed;

import dev.heed.client.RequestBudget;
import dev.heed.client.XClient;
import dev.heed.internal.loop.SystemWaiter;
import dev.heed.internal.step.Asking;
import dev.heed.internal.step.Settings;
import dev.heed.spi.Home;
import dev.heed.spi.Target;
import dev.heed.spi.Waiter;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Collects what an engine needs: a token, a home, one or more targets and a spool folder. Everything else has a default.
 * Not thread-safe.
 */
public final class EngineBuilder {
    private static final int REMOTE_ATTEMPTS = 5;

    private @Nullable Supplier<String> token;
    private @Nullable Home home;
    private @Nullable Path spool;
    private @Nullable Waiter waiter;
    private final List<Target> targets = new ArrayList<>();
    private final List<EngineListener> listeners = new ArrayList<>();
    private URI api = XClient.API;
    private Set<String> storageHosts = XClient.STORAGE_HOSTS;
    private String app = "default";
    private String owner = UUID.randomUUID().toString();
    private InstantSource clock = InstantSource.system();
    private RandomGenerator random = new SecureRandom();
    private @Nullable Duration patience;
    private int sliceIds = 1_000_000;
    private int batchIds = 5_000;
    private long resumableFrom = 8 << 20;
    private Duration resultsMaxAge = Duration.ofDays(7);
    private Guard guard = Guard.DEFAULT;
    private Duration freshness = Duration.ofHours(24);
    private Confirmation confirmation = Confirmation.NONE;
    private Set<String> reapply = Reasons.DELETED;

    EngineBuilder() {}

    /** Gives the app's bearer token, asked for each request. It goes to the API host only and is never logged. */
    public EngineBuilder token(Supplier<String> supplier) {
        this.token = supplier;
        return this;
    }

    /** Where jobs are kept. */
    public EngineBuilder home(Home jobsAndLease) {
        this.home = jobsAndLease;
        return this;
    }

    /** A database to keep in step; may be called for several. */
    public EngineBuilder target(Target database) {
        this.targets.add(database);
        return this;
    }

    /** A folder for IDs and results under way; needs room for the IDs of some slices, 20 bytes each. */
    public EngineBuilder spool(Path folder) {
        this.spool = folder;
        return this;
    }

    /** Where X answers, if not at {@link XClient#API}. */
    public EngineBuilder api(URI base) {
        this.api = base;
        return this;
    }

    /** The X app that the token belongs to. Engines of one app share its one job per type; default {@code default}. */
    public EngineBuilder app(String name) {
        this.app = name;
        return this;
    }

    /**
     * The name under which this engine holds leases. An engine that comes back under its old name need not wait for its
     * old lease to run out; two that run at once must not share one. Default: a name that no other engine has.
     */
    public EngineBuilder owner(String name) {
        this.owner = name;
        return this;
    }

    /**
     * The hosts to which files of IDs may go, over https; default {@link XClient#STORAGE_HOSTS}. If the API is on this
     * machine, so may be the storage.
     */
    public EngineBuilder storageHosts(Set<String> hosts) {
        this.storageHosts = Set.copyOf(hosts);
        return this;
    }

    /** How many IDs one job asks X about; default 1,000,000. */
    public EngineBuilder sliceIds(int ids) {
        this.sliceIds = positive("sliceIds", ids);
        return this;
    }

    /** How many IDs one transaction changes at most; default 5,000. More than 10,000 gain nothing and lock longer. */
    public EngineBuilder batchIds(int ids) {
        this.batchIds = positive("batchIds", ids);
        return this;
    }

    /**
     * Files of so many bytes and more are uploaded in a session that goes on where it broke off, also after a restart;
     * smaller ones in one piece. Default 8 MiB, which are some 400,000 IDs.
     */
    public EngineBuilder resumableFrom(long bytes) {
        this.resumableFrom = bytes;
        return this;
    }

    /** How old X's answer may be when it is applied, before X is asked again; default 7 days. */
    public EngineBuilder resultsMaxAge(Duration age) {
        this.resultsMaxAge = age;
        return this;
    }

    /** What stands before the first change of a job; default {@link Guard#DEFAULT}. */
    public EngineBuilder guard(Guard before) {
        this.guard = before;
        return this;
    }

    /** For which reasons X is asked twice before a row is touched; default {@link Confirmation#NONE}. */
    public EngineBuilder confirmation(Confirmation policy) {
        this.confirmation = policy;
        return this;
    }

    /**
     * For which of X's reasons rows that have come back, by a restored backup or another import, are removed again by each
     * run without asking X: what the ledgers last say of their IDs, with plain IDs, is enough. Default {@link
     * Reasons#DELETED}; empty if X shall always be asked. More than {@link Guard#laterShare()} lets pass is left to X.
     *
     * @throws IllegalArgumentException if one of them is no reason of X to delete
     */
    public EngineBuilder reapply(Set<String> reasons) {
        this.reapply = Action.DELETE.requireReasons(reasons);
        return this;
    }

    /**
     * How recently every ID should have been checked; default 24 hours, as X's policy asks. {@link
     * ComplianceEngine#coverage} counts by it, and a run that will take longer is told of.
     */
    public EngineBuilder freshness(Duration target) {
        this.freshness = target;
        return this;
    }

    /** Somebody to tell; may be called for several. */
    public EngineBuilder listener(EngineListener told) {
        this.listeners.add(told);
        return this;
    }

    /** What time it is; default the system's clock. Give a {@link #waiter} of the same time with it. */
    public EngineBuilder clock(InstantSource source) {
        this.clock = source;
        return this;
    }

    /** What lets time pass; default waits by the clock. */
    public EngineBuilder waiter(Waiter passing) {
        this.waiter = passing;
        return this;
    }

    /** Randomness for names and for jitter; default secure. */
    public EngineBuilder random(RandomGenerator source) {
        this.random = source;
        return this;
    }

    /** See {@link XClient.Builder#patience}; for tests that will not wait a minute of real time. */
    EngineBuilder patience(Duration time) {
        this.patience = time;
        return this;
    }

    /**
     * Makes the engine. Nothing runs yet.
     *
     * @throws HeedException if something is missing, or the spool folder not writable
     */
    public ComplianceEngine build() {
        if (targets.isEmpty()) {
            throw missing("target(…)", "at least one database to keep in step");
        }
        if (targets.stream().map(Target::name).distinct().count() < targets.size()) {
            throw new HeedException("Two targets have the same name; their reports could not be told apart.");
        }
        return new ComplianceEngine(this);
    }

    Supplier<String> token() {
        return required(token, "token(…)", "the app's bearer token");
    }

    Home home() {
        return required(home, "home(…)", "the database that keeps the jobs");
    }

    Path spool() {
        return required(spool, "spool(…)", "a folder for IDs and results under way");
    }

    Waiter waiter() {
        if (waiter == null) {
            waiter = new SystemWaiter(clock);
        }
        return waiter;
    }

    List<Target> targets() {
        return List.copyOf(targets);
    }

    List<EngineListener> listeners() {
        return List.copyOf(listeners);
    }

    String app() {
        return app;
    }

    String owner() {
        return owner;
    }

    InstantSource clock() {
        return clock;
    }

    RandomGenerator random() {
        return random;
    }

    XClient client(RequestBudget budget) {
        XClient.Builder client =
                XClient.builder(token()).api(api).clock(clock).budget(budget).storageHosts(storageHosts);
        return patience == null ? client.build() : client.patience(patience).build();
    }

    Guard guard() {
        return guard;
    }

    Duration freshness() {
        return freshness;
    }

    Settings settings() {
        return new Settings(
                sliceIds, batchIds, resumableFrom, REMOTE_ATTEMPTS, resultsMaxAge, new Asking(confirmation, reapply));
    }

    private static <T> T required(@Nullable T value, String call, String what) {
        if (value == null) {
            throw missing(call, what);
        }
        return value;
    }

    private static HeedException missing(String call, String what) {
        return new HeedException("The engine lacks " + what + ": call " + call + " before build().");
    }

    private static int positive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be at least 1, not " + value);
        }
        return value;
    }
}
