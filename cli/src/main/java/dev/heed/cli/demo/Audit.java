package dev.heed.cli.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/** Holds every row of the demo's database against X's script, and against the ledger. */
final class Audit {
    private static final int FETCH = 1_000;
    private static final int SHOWN = 5;

    private final World world;
    private final List<String> differences = new ArrayList<>();
    private long rows;

    Audit(World world) {
        this.world = world;
    }

    /** What is not as the script wants it, some of it in words; empty if everything is. */
    List<String> differences() {
        return List.copyOf(differences);
    }

    /** How many rows were looked at. */
    long rows() {
        return rows;
    }

    Audit of(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            // Streaming needs a transaction in PostgreSQL.
            connection.setAutoCommit(false);
            posts(connection);
            media(connection);
            authors(connection);
            new LedgerAudit(world, this::differ).of(connection);
            connection.rollback();
        }
        return this;
    }

    private void posts(Connection connection) throws SQLException {
        try (Rows found = open(connection, "select * from posts order by id")) {
            for (int i = 0; i < world.posts(); i++) {
                Post before = world.post(i);
                expect(found, before.id(), world.afterwards(before), Audit::post);
            }
            expectNoMore(found);
        }
    }

    private void media(Connection connection) throws SQLException {
        try (Rows found = open(connection, "select id, post_id, url from post_media order by id")) {
            for (int i = 0; i < world.posts(); i++) {
                Post before = world.post(i);
                boolean kept = world.afterwards(before).isPresent();
                for (int n = 0; n < world.media(before.id()); n++) {
                    String row = before.id() + " " + World.mediaUrl(before.id(), n);
                    Optional<String> expected = kept ? Optional.of(row) : Optional.empty();
                    expect(found, World.mediaId(i, n), expected, r -> r.getLong(2) + " " + r.getString(3));
                }
            }
            expectNoMore(found);
        }
    }

    private void authors(Connection connection) throws SQLException {
        try (Rows found = open(connection, "select * from authors order by id")) {
            for (int i = 0; i < world.authors(); i++) {
                Author author = world.author(i);
                Optional<Author> expected = world.isAuthorGone(author.id()) ? Optional.empty() : Optional.of(author);
                expect(found, author.id(), expected, r -> new Author(r.getLong(1), r.getString(2), r.getString(3)));
            }
            expectNoMore(found);
        }
    }

    /** Rows ascend by ID on both sides, so one look at the next row tells whether this one is there. */
    private <T> void expect(Rows found, long id, Optional<T> expected, Reader<T> reader) throws SQLException {
        Optional<T> actual = found.takeIf(id, reader);
        rows += actual.isPresent() ? 1 : 0;
        if (!actual.equals(expected)) {
            differ(found.table + " " + id + ": expected " + words(expected) + ", found " + words(actual));
        }
    }

    private void expectNoMore(Rows found) throws SQLException {
        if (found.hasRow) {
            differ(found.table + ": an unexpected row with ID " + found.result.getLong(1));
        }
    }

    private void differ(String difference) {
        if (differences.size() < SHOWN) {
            differences.add(difference);
        }
    }

    private static String words(Optional<?> row) {
        return row.map(Object::toString).orElse("no row");
    }

    static Post post(ResultSet row) throws SQLException {
        String place = row.getString("place");
        String quoted = row.getString("quoted_text");
        return new Post(
                row.getLong("id"),
                row.getLong("author_id"),
                Objects.requireNonNull(row.getString("text")),
                place == null && row.getObject("lat") == null && row.getObject("lon") == null
                        ? null
                        : new Place(row.getDouble("lat"), row.getDouble("lon"), String.valueOf(place)),
                quoted == null && row.getObject("quoted_id") == null
                        ? null
                        : new Quote(row.getLong("quoted_id"), String.valueOf(quoted)));
    }

    private static Rows open(Connection connection, String sql) throws SQLException {
        return new Rows(connection, sql);
    }

    /** Reads one row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Walks a table by its first column. */
    private static final class Rows implements AutoCloseable {
        private final String table;
        private final PreparedStatement statement;
        private final ResultSet result;
        private boolean hasRow;

        Rows(Connection connection, String sql) throws SQLException {
            this.table = sql.replaceAll(".* from (\\w+) .*", "$1");
            this.statement = connection.prepareStatement(sql);
            this.statement.setFetchSize(FETCH);
            this.result = statement.executeQuery();
            this.hasRow = result.next();
        }

        <T> Optional<T> takeIf(long id, Reader<T> reader) throws SQLException {
            if (!hasRow || result.getLong(1) != id) {
                return Optional.empty();
            }
            T row = reader.read(result);
            hasRow = result.next();
            return Optional.of(row);
        }

        @Override
        public void close() throws SQLException {
            result.close();
            statement.close();
        }
    }
}
