package dev.heed.cli;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A bin of DMI-TCAT with what matters of its tables, in InnoDB, and with the indexes that its mapping asks for. */
final class TcatBin {
    private TcatBin() {}

    static void create(Connection connection, String bin, int posts) throws SQLException, IOException {
        connection.setAutoCommit(false);
        Script.run(connection, Script.resource("dmi-tcat.sql").replace("BIN", bin));
        try (PreparedStatement post = connection.prepareStatement("insert into " + bin
                        + "_tweets (id, created_at, from_user_name, from_user_id, text, geo_lat, retweet_id, quoted_status_id)"
                        + " values (?, '2022-01-01', 'somebody', ?, 'Post', 1.5, ?, ?)");
                PreparedStatement hashtag = connection.prepareStatement(
                        "insert into " + bin + "_hashtags (tweet_id, text) values (?, 'x')");
                PreparedStatement place =
                        connection.prepareStatement("insert into " + bin + "_places values ('x', ?)")) {
            for (int i = 0; i < posts; i++) {
                Script.insert(
                        post,
                        Made.post(i),
                        Made.author(i),
                        Script.orNull(Made.retweeted(i)),
                        Script.orNull(Made.quoted(i)));
                Script.insert(hashtag, Made.post(i));
                Script.insert(place, Made.post(i));
            }
            post.executeBatch();
            hashtag.executeBatch();
            place.executeBatch();
        }
        connection.commit();
    }
}
