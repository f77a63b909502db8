package dev.heed.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Objects;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Makes the demo's tables and fills them. */
final class Filling {
    private static final int BATCH = 5_000;

    private final DataSource database;
    private final World world;
    private final IntConsumer progress;

    /** @param progress told how many Posts are in */
    Filling(DataSource database, World world, IntConsumer progress) {
        this.database = database;
        this.world = world;
        this.progress = progress;
    }

    void fill() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            createTables(connection);
            authors(connection);
            posts(connection);
            // Last, since an index that is built at once costs a tenth of one that grows row by row.
            execute(connection, "indexes.sql");
            connection.commit();
        }
    }

    private static void createTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // What a killed demo left half filled is of no use.
            for (String table : new String[] {"post_media", "posts", "authors"}) {
                statement.execute("drop table if exists " + table);
            }
        }
        execute(connection, "schema.sql");
    }

    private static void execute(Connection connection, String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : resource(script).split(";\\s*", 0)) {
                statement.execute(sql);
            }
        }
    }

    private void authors(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into authors values (?, ?, ?)")) {
            for (int i = 0; i < world.authors(); i++) {
                Author author = world.author(i);
                insert.setLong(1, author.id());
                insert.setString(2, author.handle());
                insert.setString(3, author.bio());
                insert.addBatch();
                if (i % BATCH == BATCH - 1) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        connection.commit();
    }

    private void posts(Connection connection) throws SQLException {
        try (PreparedStatement posts =
                        connection.prepareStatement("insert into posts values (?, ?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement media = connection.prepareStatement("insert into post_media values (?, ?, ?)")) {
            for (int i = 0; i < world.posts(); i++) {
                Post post = world.post(i);
                add(posts, post);
                addMedia(media, i, post.id());
                if (i % BATCH == BATCH - 1 || i == world.posts() - 1) {
                    posts.executeBatch();
                    media.executeBatch();
                    connection.commit();
                    progress.accept(i + 1);
                }
            }
        }
    }

    private static void add(PreparedStatement insert, Post post) throws SQLException {
        insert.setLong(1, post.id());
        insert.setLong(2, post.authorId());
        insert.setString(3, post.text());
        Place place = post.place();
        setOrNull(insert, 4, place == null ? null : place.lat(), Types.DOUBLE);
        setOrNull(insert, 5, place == null ? null : place.lon(), Types.DOUBLE);
        setOrNull(insert, 6, place == null ? null : place.name(), Types.VARCHAR);
        Quote quote = post.quote();
        setOrNull(insert, 7, quote == null ? null : quote.id(), Types.BIGINT);
        setOrNull(insert, 8, quote == null ? null : quote.text(), Types.VARCHAR);
        insert.addBatch();
    }

    private static void setOrNull(PreparedStatement insert, int position, @Nullable Object value, int type)
            throws SQLException {
        insert.setObject(position, value, type);
    }

    private void addMedia(PreparedStatement insert, int postIndex, long post) throws SQLException {
        for (int n = 0; n < world.media(post); n++) {
            insert.setLong(1, World.mediaId(postIndex, n));
            insert.setLong(2, post);
            insert.setString(3, World.mediaUrl(post, n));
            insert.addBatch();
        }
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Filling.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
