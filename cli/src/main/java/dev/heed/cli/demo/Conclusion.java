package dev.heed.cli.demo;

import dev.heed.RunReport;
import dev.heed.cli.ReportText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Tells a person what the demo did, on the terminal and in a file. */
final class Conclusion {
    private static final int REQUESTS = 150;
    private static final String LEDGER = """
            select "type", "id", "action", "reason", "outcome", "changes" from "heed_ledger"
            where "id" in (select min("id") from "heed_ledger" where "outcome" = 'CHANGED' group by "type", "action")
            order by "id" desc fetch first 3 rows only
            """;

    private final DemoFolder folder;
    private final World world;
    private final DataSource database;

    Conclusion(DemoFolder folder, World world, DataSource database) {
        this.folder = folder;
        this.world = world;
        this.database = database;
    }

    void write(PrintStream out, List<RunReport> reports, Duration took) throws SQLException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrintStream page = new PrintStream(text, false, StandardCharsets.UTF_8);
        page.println();
        page.println("What was done");
        reports.forEach(report -> new ReportText(page).print(report));
        requests(page, reports);
        page.printf("Time: %.1f s%n%n", took.toMillis() / 1_000.0);
        try (Connection connection = database.getConnection()) {
            example(page, connection);
            ledger(page, connection);
        }
        where(page);
        page.flush();
        out.print(text.toString(StandardCharsets.UTF_8));
        save(text.toByteArray());
    }

    private static void requests(PrintStream page, List<RunReport> reports) {
        if (!reports.isEmpty()) {
            RunReport.Requests used = reports.get(reports.size() - 1).requests();
            page.printf(
                    "Requests to X: create %d, get %d, list %d; X allows %d of each in 15 minutes%n",
                    used.create(), used.get(), used.list(), REQUESTS);
        }
    }

    private void example(PrintStream page, Connection connection) throws SQLException {
        Optional<Post> example = firstScrubbed();
        if (example.isEmpty()) {
            return;
        }
        page.println("One Post, whose geo data X wants scrubbed");
        page.println("  before: " + words(example.get()));
        try (PreparedStatement query = connection.prepareStatement("select * from posts where id = ?")) {
            query.setLong(1, example.get().id());
            try (ResultSet row = query.executeQuery()) {
                page.println("  after:  " + (row.next() ? words(Audit.post(row)) : "no row"));
            }
        }
    }

    private Optional<Post> firstScrubbed() {
        for (int i = 0; i < world.posts(); i++) {
            Post post = world.post(i);
            if (world.isScrubbed(post.id()) && world.afterwards(post).isPresent()) {
                return Optional.of(post);
            }
        }
        return Optional.empty();
    }

    private static String words(Post post) {
        Place place = post.place();
        String where = place == null
                ? "lat null, lon null, place null"
                : "lat " + place.lat() + ", lon " + place.lon() + ", place \"" + place.name() + "\"";
        return "id " + post.id() + ", text \"" + post.text() + "\", " + where;
    }

    private static void ledger(PrintStream page, Connection connection) throws SQLException {
        page.println("Three rows of the ledger");
        try (PreparedStatement query = connection.prepareStatement(LEDGER);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                page.printf(
                        "  %-6s %-19d %-9s %-11s %-8s %s%n",
                        row.getString(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6));
            }
        }
    }

    private void where(PrintStream page) {
        page.println("Where it lies");
        page.println("  report:   " + folder.path("report.txt"));
        page.println("  mapping:  " + folder.path("heed.yml"));
        page.println("  database: " + folder.path("db"));
        page.println("  look in:  ./heed demo --dir " + folder.path("") + " --query \"select * from heed_ledger\"");
    }

    private void save(byte[] text) {
        try {
            Files.write(folder.path("report.txt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
