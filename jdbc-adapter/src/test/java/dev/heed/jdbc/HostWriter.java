package dev.heed.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * A host that goes on with its work around the IDs that Heed is at, and keeps in mind what must have come of it. Each
 * statement is a transaction; one that the database refuses was not done.
 */
final class HostWriter implements Callable<HostWriter> {
    private static final int AROUND = 30;

    private final DataSource source;
    private final Semaphore turns;
    private final AtomicLong begun;
    private final long last;
    private final Random random;
    private long next;

    /** What stands in rows of named IDs that were there before Heed began with the ID. */
    final Set<String> early = new HashSet<>();

    /** Posts that quoted a named one before Heed began with it. */
    final Set<Long> quoting = new HashSet<>();

    /** The authors of its own Posts, which X does not name. */
    final NavigableMap<Long, Long> authors = new TreeMap<>();

    /** The media of its own Posts. */
    final NavigableMap<Long, String> media = new TreeMap<>();

    /**
     * @param turns how much it may still do; shared by all hosts
     * @param begun the last ID with which Heed has begun; above the last one when it is done
     * @param last the last ID that X names
     */
    HostWriter(DataSource source, int number, Semaphore turns, AtomicLong begun, long last) {
        this.source = source;
        this.turns = turns;
        this.begun = begun;
        this.last = last;
        this.random = new Random(number);
        this.next = 1_000_000L * number;
    }

    @Override
    public HostWriter call() throws SQLException, InterruptedException {
        try (Connection connection = TestServer.connect(source)) {
            for (turns.acquire(); begun.get() <= last; turns.acquire()) {
                work(connection);
            }
        }
        return this;
    }

    /** Works while Heed does not yet. */
    HostWriter ahead(int statements) throws SQLException {
        try (Connection connection = TestServer.connect(source)) {
            for (int i = 0; i < statements; i++) {
                work(connection);
            }
        }
        return this;
    }

    private void work(Connection connection) {
        long named = Math.max(1, Math.min(last, begun.get() + random.nextInt(-AROUND, AROUND)));
        switch (random.nextInt(8)) {
            case 0 -> insertNamed(connection, named);
            case 1 -> insertMediaOfNamed(connection, named);
            case 2 -> done(connection, "DELETE FROM media WHERE post_id = ?", named);
            case 3 -> done(connection, "UPDATE posts SET lat = lat + 1 WHERE id = ?", named);
            case 4 -> insertOwn(connection);
            case 5 -> quote(connection, named);
            case 6 -> updateOwn(connection);
            default -> deleteMediaOfOwn(connection);
        }
    }

    private void insertNamed(Connection connection, long named) {
        String words = "post " + next++;
        if (done(connection, "INSERT INTO posts (id, author_id, quoted_text) VALUES (?, 900, ?)", named, words)
                && begun.get() < named) {
            early.add(words);
        }
    }

    private void insertMediaOfNamed(Connection connection, long named) {
        String url = "https://example.com/" + next++;
        if (done(connection, "INSERT INTO media VALUES (?, ?)", url, named) && begun.get() < named) {
            early.add(url);
        }
    }

    private void insertOwn(Connection connection) {
        long id = next++;
        if (done(connection, "INSERT INTO posts (id, author_id) VALUES (?, 901)", id)) {
            authors.put(id, 901L);
            if (done(connection, "INSERT INTO media VALUES (?, ?)", "own " + id, id)) {
                media.put(id, "own " + id);
            }
        }
    }

    private void quote(Connection connection, long named) {
        long id = next++;
        if (done(connection, "INSERT INTO posts (id, author_id, quoted_id) VALUES (?, 902, ?)", id, named)) {
            authors.put(id, 902L);
            if (begun.get() < named) {
                quoting.add(id);
            }
        }
    }

    private void updateOwn(Connection connection) {
        Long id = authors.ceilingKey(next - random.nextInt(AROUND));
        if (id != null) {
            long author = 1_000 + random.nextInt(1_000);
            if (done(connection, "UPDATE posts SET author_id = ? WHERE id = ?", author, id)) {
                authors.put(id, author);
            }
        }
    }

    private void deleteMediaOfOwn(Connection connection) {
        media.keySet().stream()
                .findFirst()
                .filter(id -> done(connection, "DELETE FROM media WHERE post_id = ?", id))
                .ifPresent(media::remove);
    }

    private static boolean done(Connection connection, String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }
}
