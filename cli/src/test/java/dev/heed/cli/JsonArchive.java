package dev.heed.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** An archive in PostgreSQL that keeps Posts as X sent them. */
final class JsonArchive {
    private JsonArchive() {}

    static void create(Connection connection, int posts) throws SQLException, IOException {
        connection.setAutoCommit(false);
        Script.run(connection, Files.readString(Path.of("..", "docs", "mappings", "postgresql-jsonb.sql")));
        try (PreparedStatement author = connection.prepareStatement("insert into authors values (?, '{}')");
                PreparedStatement post = connection.prepareStatement("insert into posts values (?, ?, ?::jsonb)");
                PreparedStatement media = connection.prepareStatement("insert into post_media values (?, 'x', 'x')")) {
            for (int n = 0; n < Made.users(posts); n++) {
                Script.insert(author, Made.user(n));
            }
            for (int i = 0; i < posts; i++) {
                Script.insert(post, Made.post(i), Made.author(i), payload(i));
                Script.insert(media, Made.post(i));
            }
            author.executeBatch();
            post.executeBatch();
            media.executeBatch();
        }
        connection.commit();
    }

    private static String payload(int i) {
        StringBuilder json = new StringBuilder("{\"text\":\"Post\",\"geo\":{\"type\":\"Point\"}");
        Made.quoted(i).ifPresent(id -> json.append(",\"quoted_status\":{\"id_str\":\"" + id + "\",\"text\":\"x\"}"));
        Made.retweeted(i).ifPresent(id -> json.append(",\"retweeted_status\":{\"id_str\":\"" + id + "\"}"));
        return json.append('}').toString();
    }
}
