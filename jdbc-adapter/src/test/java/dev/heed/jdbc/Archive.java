package dev.heed.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A host's tables of Posts, with foreign keys between them. */
record Archive(DataSource source) {
    Archive {
        TestServer.execute(
                source,
                """
                CREATE TABLE posts (
                    id BIGINT PRIMARY KEY,
                    author_id BIGINT NOT NULL,
                    quoted_id BIGINT,
                    quoted_text VARCHAR(300),
                    lat DOUBLE PRECISION,
                    lon DOUBLE PRECISION,
                    FOREIGN KEY (quoted_id) REFERENCES posts (id))
                """,
                "CREATE INDEX posts_author ON posts (author_id)",
                "CREATE INDEX posts_quoted ON posts (quoted_id)",
                "CREATE TABLE media (url VARCHAR(99), post_id BIGINT NOT NULL,"
                        + " CONSTRAINT media_of_post FOREIGN KEY (post_id) REFERENCES posts (id))");
    }

    Archive post(long id, long author) {
        return run("INSERT INTO posts (id, author_id, lat, lon) VALUES (" + id + ", " + author + ", 1.5, 2.5)");
    }

    Archive quote(long id, long author, long quoted) {
        return run("INSERT INTO posts VALUES (" + id + ", " + author + ", " + quoted + ", 'said', 1.5, 2.5)");
    }

    Archive media(long post) {
        return run("INSERT INTO media VALUES ('https://example.com/1.jpg', " + post + ")");
    }

    Archive run(String... statements) {
        TestServer.execute(source, statements);
        return this;
    }

    long count(String fromWhere) {
        return Long.parseLong(rows("SELECT count(*) FROM " + fromWhere).get(0));
    }

    /** The rows of a query, each as its values with bars between. */
    List<String> rows(String query) {
        return rows(source, query);
    }

    static List<String> rows(DataSource source, String query) {
        try (Connection connection = TestServer.connect(source);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                all.add(String.join("|", row));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
