package dev.heed.cli.demo;

import dev.heed.HeedException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code heed demo}: the whole way of the data on a database and an X of its own. */
@Command(
        name = "demo",
        description = {
            "Fills a database of its own with Posts, starts a mock X server (or asks a running one), brings the database in step",
            "with what that X says, and checks every row afterwards."
        },
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private static final int MOST_ROWS = 5_000_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--db",
            defaultValue = "h2",
            description = "Database: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private DemoDatabase.Kind kind = DemoDatabase.Kind.H2;

    @Option(names = "--ids", paramLabel = "FILE", description = "Fill with the Post IDs in this file, one a line.")
    private @Nullable Path idFile;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Fill with N made-up Posts (default: ${DEFAULT-VALUE}).")
    private int rows = 5_000;

    @Option(
            names = "--dir",
            paramLabel = "FOLDER",
            description =
                    "Keep database and spool here (default: a new temporary folder). A second call with the same folder"
                            + " goes on where a killed one was.")
    private @Nullable Path dir;

    @Option(
            names = "--x",
            paramLabel = "URL",
            description = "Ask the mock X that \"heed mock\" runs there, in real time (default: one in this process).")
    private @Nullable URI address;

    @Option(
            names = "--token",
            defaultValue = "mock-token",
            description = "Bearer token for --x (default: ${DEFAULT-VALUE}).")
    private String token = "";

    @Option(
            names = "--query",
            paramLabel = "SQL",
            description = "Only show what this query finds in the database of --dir.")
    private @Nullable String query;

    /** For picocli. */
    public DemoCommand() {}

    @Override
    public Integer call() throws SQLException {
        if (query != null) {
            return query(query);
        }
        if (rows < 1 || rows > MOST_ROWS) {
            throw usage("--rows must be between 1 and " + MOST_ROWS + ", not " + rows);
        }
        IdList ids = idFile == null ? IdList.made(rows) : IdList.read(idFile);
        try (DemoFolder folder = DemoFolder.open(dir);
                DemoX x = address == null ? new OwnX() : new OtherX(address, token, ids)) {
            return new Demo(folder, kind, ids, x, System.out).run() ? 0 : 1;
        }
    }

    private int query(String sql) throws SQLException {
        if (dir == null) {
            throw usage("--query needs --dir, the folder of a demo");
        }
        try (DemoFolder folder = DemoFolder.open(dir)) {
            new Look(folder, System.out).show(sql);
            return 0;
        } catch (SQLException e) {
            throw new HeedException("The query failed: " + e.getMessage(), e);
        }
    }

    private ParameterException usage(String message) {
        if (spec == null) {
            throw new IllegalStateException("picocli has not set the command up");
        }
        return new ParameterException(spec.commandLine(), message);
    }
}
