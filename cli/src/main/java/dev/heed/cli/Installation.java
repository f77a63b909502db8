package dev.heed.cli;

import com.zaxxer.hikari.HikariDataSource;
import dev.heed.ComplianceEngine;
import dev.heed.EngineBuilder;
import dev.heed.EngineListener;
import dev.heed.HeedException;
import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.JobType;
import dev.heed.Run;
import dev.heed.cli.config.Access;
import dev.heed.cli.config.Config;
import dev.heed.cli.config.Secret;
import dev.heed.cli.config.TargetEntry;
import dev.heed.jdbc.Finding;
import dev.heed.jdbc.JdbcHome;
import dev.heed.jdbc.JdbcTarget;
import dev.heed.jdbc.Mapping;
import dev.heed.jdbc.Reapply;
import dev.heed.jdbc.TargetOptions;
import dev.heed.jdbc.ledger.Ledger;
import dev.heed.spi.Home;
import dev.heed.spi.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a configuration names, opened as it is needed. One pool of connections serves each database. */
final class Installation implements AutoCloseable {
    private final Config config;
    private final Map<List<String>, HikariDataSource> pools = new HashMap<>();
    private final StopSignal stopSignal = new StopSignal();

    Installation(Config config) {
        this.config = config;
    }

    Config config() {
        return config;
    }

    List<TargetEntry> targets() {
        return config.targets();
    }

    /**
     * Those of a name, or all.
     *
     * @param name null for all
     * @throws HeedException if there is none of this name
     */
    List<TargetEntry> targets(@Nullable String name) {
        List<TargetEntry> found = targets().stream()
                .filter(target -> name == null || target.name().equals(name))
                .toList();
        if (found.isEmpty()) {
            throw new HeedException("There is no target \"" + name + "\" in the configuration; there are "
                    + String.join(
                            ", ", targets().stream().map(TargetEntry::name).toList()) + ".");
        }
        return found;
    }

    /** The connections of a target, tried once. */
    DataSource database(TargetEntry target) {
        return pool("the target \"" + target.name() + "\"", target.access());
    }

    /** The connections of the home, tried once. */
    DataSource homeDatabase() {
        return pool("the home", config.home());
    }

    /** Where the jobs are kept. */
    Home home() {
        return JdbcHome.open(homeDatabase());
    }

    Ledger ledger(TargetEntry target) {
        return Ledger.open(target.name(), database(target));
    }

    /** The newest run of each type. */
    List<Run> latestRuns(Home home) {
        return Stream.of(JobType.values())
                .flatMap(type -> home.jobs().latestRun(type, config.app()).stream())
                .toList();
    }

    /** Jobs that wait for a person. */
    List<Job> awaiting(Home home) {
        return latestRuns(home).stream()
                .filter(Run::isOpen)
                .flatMap(run -> home.jobs().jobs(run.id()).stream())
                .filter(job -> job.state() == JobState.AWAITING_APPROVAL)
                .toList();
    }

    /** An engine on everything; once. */
    ComplianceEngine engine(EngineListener... listeners) {
        EngineBuilder engine = config.engine().home(home());
        Stream.of(listeners).forEach(engine::listener);
        targets().forEach(target -> engine.target(open(target)));
        return engine.build();
    }

    /** What to do when this process is told to end; it then waits a while for {@link #close()}. */
    void onStopSignal(Runnable stop) {
        stopSignal.on(stop);
    }

    private Target open(TargetEntry target) {
        return JdbcTarget.open(target.name(), database(target), target.mapping(), options(target));
    }

    /** What else is said of a target; connects to the databases that its throttle asks. */
    TargetOptions options(TargetEntry target) {
        return target.options().apply(this::pool);
    }

    /** What there is to say about a target's mapping, held against its database. */
    List<Finding> findings(TargetEntry target) {
        return JdbcTarget.check(database(target), Mapping.file(target.mapping()));
    }

    Reapply reapply(TargetEntry target) {
        return JdbcTarget.reapply(target.name(), database(target), Mapping.file(target.mapping()), options(target));
    }

    private DataSource pool(String what, Access access) {
        Secret password = access.password();
        return pools.computeIfAbsent(
                List.of(access.url(), String.valueOf(access.user())),
                key -> Databases.pool(what, access.url(), access.user(), password == null ? null : password.get()));
    }

    @Override
    public void close() {
        try (stopSignal) {
            pools.values().forEach(HikariDataSource::close);
        }
    }
}
