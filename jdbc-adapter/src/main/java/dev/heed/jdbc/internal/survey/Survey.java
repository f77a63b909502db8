package dev.heed.jdbc.internal.survey;

import dev.heed.HeedException;
import dev.heed.jdbc.Finding;
import dev.heed.jdbc.internal.database.Catalog;
import dev.heed.jdbc.internal.database.Database;
import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.TableId;
import dev.heed.jdbc.internal.database.ServerCatalog;
import dev.heed.jdbc.internal.mapping.Findings;
import dev.heed.jdbc.internal.mapping.MappingCheck;
import dev.heed.jdbc.internal.mapping.MappingReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/** Looks at every table of a database and writes a first mapping. */
public final class Survey {
    private final Database database;
    private final Instant now;
    private final List<String> unreadable = new ArrayList<>();

    private Survey(Database database, Instant now) {
        this.database = database;
        this.now = now;
    }

    /**
     * A first mapping in YAML.
     *
     * @param now no ID is younger
     */
    public static String draft(Database database, Instant now) {
        return new Survey(database, now).draft();
    }

    private String draft() {
        Seen seen = database.read("read the schema", sql -> sql.connectionResult(connection -> seen(sql, connection)));
        List<Surveyed> tables = new ArrayList<>();
        seen.tables().forEach(table -> look(seen.catalog(), table, tables));
        String text = DraftText.of(References.follow(tables), seen.catalog().currentSchema());
        return text + notes("Could not be looked at:", unreadable) + notes("What the check says of it:", check(text));
    }

    /** @param catalog what it told at once stays known */
    private record Seen(Catalog catalog, List<LiveTable> tables) {}

    private static Seen seen(DSLContext sql, Connection connection) throws SQLException {
        Catalog catalog = new Catalog(connection);
        ServerCatalog server = new ServerCatalog(sql);
        List<LiveTable> tables = new ArrayList<>();
        for (TableId id : catalog.tables()) {
            boolean elsewhere =
                    catalog.product().schemasAreDatabases() && !id.schema().equals(catalog.currentSchema());
            if (!elsewhere && server.wholeOf(id).isEmpty()) {
                tables.add(server.refine(catalog.read(id)));
            }
        }
        return new Seen(catalog, tables);
    }

    /** In a transaction of its own, so that a table which may not be read spoils no other. */
    private void look(Catalog catalog, LiveTable table, List<Surveyed> tables) {
        try {
            Sample sample = database.read(
                    "look at rows of " + table.id(), sql -> Sampler.read(sql, catalog.product(), table, now));
            tables.add(Guesses.of(catalog, table, sample));
        } catch (HeedException e) {
            unreadable.add(String.valueOf(e.getMessage()));
        }
    }

    private List<String> check(String draft) {
        Findings findings = new Findings("draft");
        String mapping = draft.replace("\n" + DraftText.MARK + "\n", "\n\n");
        database.read(
                "read the schema",
                sql -> sql.connectionResult(connection -> MappingCheck.plan(
                        MappingReader.yaml(mapping, findings), new Catalog(connection), sql, findings)));
        return findings.all().stream().map(Survey::text).toList();
    }

    private static String text(Finding finding) {
        String severity = finding.severity() == Finding.Severity.WARNING ? "warning" : "error";
        return finding.path() + ": " + severity + ": " + finding.text();
    }

    private static String notes(String heading, List<String> notes) {
        StringBuilder text = new StringBuilder();
        if (!notes.isEmpty()) {
            text.append('\n').append(Yaml.comment(heading)).append('\n');
            notes.forEach(note -> text.append(Yaml.comment("- " + note)).append('\n'));
        }
        return text.toString();
    }
}
