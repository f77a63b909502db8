package dev.heed.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A database as twitter-to-sqlite makes it, with the indexes that its mapping asks for. */
final class TwitterToSqlite {
    private TwitterToSqlite() {}

    static void create(Path file, int posts) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            connection.setAutoCommit(false);
            Script.run(connection, Script.resource("twitter-to-sqlite.sql"));
            users(connection, Made.users(posts));
            posts(connection, posts);
            media(connection, posts);
            connection.commit();
        }
    }

    private static void users(Connection connection, int users) throws SQLException {
        try (PreparedStatement user = connection.prepareStatement("insert into users (id, screen_name) values (?, ?)");
                PreparedStatement count = connection.prepareStatement("insert into count_history values (1, ?, ?, 7)");
                PreparedStatement follows = connection.prepareStatement("insert into following values (?, ?, '')")) {
            for (int i = 0; i < users; i++) {
                Script.insert(user, Made.user(i), "user" + i);
                Script.insert(count, Made.user(i), "2022-01-01T00:00:00+00:00");
                Script.insert(follows, Made.user(i), Made.user((i + 1) % users));
            }
            user.executeBatch();
            count.executeBatch();
            follows.executeBatch();
        }
    }

    private static void posts(Connection connection, int posts) throws SQLException {
        try (PreparedStatement post = connection.prepareStatement(
                "insert into tweets (id, user, full_text, quoted_status, retweeted_status, geo) values (?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < posts; i++) {
                Script.insert(
                        post,
                        Made.post(i),
                        Made.author(i),
                        "Post " + i,
                        Script.orNull(Made.quoted(i)),
                        Script.orNull(Made.retweeted(i)),
                        "{\"type\":\"Point\"}");
            }
            post.executeBatch();
        }
    }

    private static void media(Connection connection, int posts) throws SQLException {
        try (PreparedStatement media =
                        connection.prepareStatement("insert into media (id, url) values (?, 'https://x')");
                PreparedStatement link = connection.prepareStatement("insert into media_tweets values (?, ?)")) {
            for (int i = 0; i < posts; i += 3) {
                Script.insert(media, i);
                Script.insert(link, i, Made.post(i));
            }
            media.executeBatch();
            link.executeBatch();
        }
    }
}
