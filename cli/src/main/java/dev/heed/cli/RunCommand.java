package dev.heed.cli;

import com.zaxxer.hikari.HikariDataSource;
import dev.heed.ComplianceEngine;
import dev.heed.HeedException;
import dev.heed.RunReport;
import dev.heed.client.XClient;
import dev.heed.jdbc.JdbcHome;
import dev.heed.jdbc.JdbcTarget;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code heed run}: checks every mapped ID of both types once. */
@Command(
        name = "run",
        description = {
            "Checks every mapped ID of both types once, or goes on with a run that was interrupted.",
            "The app's bearer token is taken from HEED_TOKEN, the database password from HEED_DB_PASSWORD."
        },
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final String TOKEN = "HEED_TOKEN";
    private static final String PASSWORD = "HEED_DB_PASSWORD";

    @Option(names = "--url", required = true, description = "JDBC URL of the database, H2 or PostgreSQL.")
    private String url = "";

    @Option(names = "--user", description = "Database user.")
    private @Nullable String user;

    @Option(names = "--mapping", defaultValue = "heed.yml", description = "Mapping file (default: ${DEFAULT-VALUE}).")
    private Path mapping = Path.of("heed.yml");

    @Option(
            names = "--spool",
            defaultValue = "heed-spool",
            description = "Folder for IDs and results under way (default: ${DEFAULT-VALUE}).")
    private Path spool = Path.of("heed-spool");

    @Option(names = "--app", defaultValue = "default", description = "Name of the X app (default: ${DEFAULT-VALUE}).")
    private String app = "default";

    @Option(names = "--api", hidden = true, description = "Where X answers.")
    private URI api = XClient.API;

    private final UnaryOperator<@Nullable String> environment;

    /** @param environment gives the value of an environment variable, or null */
    RunCommand(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Supplier<String> token = token();
        try (HikariDataSource database = Databases.pool(url, user, environment.apply(PASSWORD));
                ComplianceEngine engine = ComplianceEngine.builder()
                        .token(token)
                        .target(JdbcTarget.open("main", database, mapping))
                        .home(JdbcHome.open(database))
                        .spool(spool)
                        .app(app)
                        .api(api)
                        .listener(new PlainNarrator(System.out))
                        .build()) {
            List<RunReport> reports = engine.runAll();
            reports.forEach(report -> new ReportText(System.out).print(report));
            return reports.stream().allMatch(RunCommand::isDone) ? 0 : Main.FAILED;
        }
    }

    private static boolean isDone(RunReport report) {
        return report.status() == RunReport.Status.DONE;
    }

    private Supplier<String> token() {
        String token = environment.apply(TOKEN);
        if (token == null || token.isBlank()) {
            throw new HeedException(
                    "There is no bearer token. Put the app's bearer token from X's developer portal into " + TOKEN
                            + ".");
        }
        return () -> token;
    }
}
