package dev.heed.jdbc;

import dev.heed.Action;
import dev.heed.JobKey;
import dev.heed.JobType;
import dev.heed.Notice;
import dev.heed.spi.Applied;
import dev.heed.spi.Batch;
import dev.heed.spi.Enforcer;
import dev.heed.spi.Fence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import javax.sql.DataSource;

/**
 * How long Heed takes to delete 100,000 Posts with their media, in transactions of the size that it finds right, beside the
 * bare statements in transactions of 5,000 Posts. Run by hand, with the name of a server: sums and medians of one run, and
 * their ratio.
 */
final class ApplySpeed {
    private static final int POSTS = 200_000;
    private static final int BATCH = 5_000;
    private static final int BATCHES = 20;
    private static final int LIST = 500;

    private ApplySpeed() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        TestServer server = TestServer.valueOf(arguments[0]);
        Path folder = Files.createTempDirectory("heed-speed");
        List<Duration> bare = bare(server);
        List<Duration> heed = heed(filled(server), Mappings.write(folder, Mappings.POSTS));
        System.out.printf(
                "%s, %d Posts of %d with 2 media each: bare %d ms, Heed %d ms, ratio %.1f; median transaction of Heed"
                        + " %d ms, of the bare statements %d ms%n",
                server,
                BATCHES * BATCH,
                POSTS,
                sum(bare),
                sum(heed),
                (double) sum(heed) / sum(bare),
                median(heed),
                median(bare));
        System.exit(0);
    }

    private static DataSource filled(TestServer server) throws SQLException {
        Archive archive = new Archive(server.emptyDatabase());
        try (Connection connection = archive.source().getConnection()) {
            connection.setAutoCommit(false);
            fill(
                    connection,
                    "INSERT INTO posts (id, author_id, quoted_id, lat, lon) VALUES (?, ?, ?, 1.5, 2.5)",
                    (row, id) -> {
                        row.setLong(1, id);
                        row.setLong(2, 1 + id / 7);
                        row.setObject(3, id % 10 == 0 ? id / 2 : null, Types.BIGINT);
                    });
            for (String url : List.of("https://example.com/1.jpg", "https://example.com/2.jpg")) {
                fill(connection, "INSERT INTO media VALUES (?, ?)", (row, id) -> {
                    row.setString(1, url);
                    row.setLong(2, id);
                });
            }
            connection.commit();
        }
        archive.run("CREATE INDEX media_post ON media (post_id)");
        if (!server.isMysql()) {
            archive.run("ANALYZE");
        }
        return archive.source();
    }

    /** Binds what a row holds for an ID. */
    @FunctionalInterface
    private interface Values {
        void bind(PreparedStatement row, long id) throws SQLException;
    }

    private static void fill(Connection connection, String insert, Values values) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement(insert)) {
            for (long id = 1; id <= POSTS; id++) {
                values.bind(row, id);
                row.addBatch();
                if (id % BATCH == 0) {
                    row.executeBatch();
                }
            }
        }
    }

    private static long[] ids(int batch) {
        return LongStream.range(0, BATCH).map(i -> 1 + batch * (long) BATCH + i).toArray();
    }

    private static List<Duration> heed(DataSource source, Path mapping) {
        Enforcer enforcer = JdbcTarget.open("main", source, mapping).enforcer();
        JobKey job = new JobKey(UUID.randomUUID(), UUID.randomUUID(), JobType.TWEETS, 1);
        List<Duration> took = new ArrayList<>();
        for (int i = 0; i < BATCHES; i++) {
            List<Notice> left = LongStream.of(ids(i))
                    .mapToObj(id -> new Notice(id, Action.DELETE, "deleted", "2019-03-01T10:20:30.456Z", null))
                    .toList();
            while (!left.isEmpty()) {
                long begin = System.nanoTime();
                Applied applied = enforcer.apply(new Batch(job, "r", new Fence("lease", "me", 1), left));
                took.add(Duration.ofNanos(System.nanoTime() - begin));
                left = left.subList(applied.ids(), left.size());
            }
        }
        return took;
    }

    private static List<Duration> bare(TestServer server) throws SQLException {
        List<Duration> took = new ArrayList<>();
        int portion = server == TestServer.POSTGRESQL ? BATCH : LIST;
        String some = server == TestServer.POSTGRESQL
                ? "= ANY(?)"
                : "IN (" + String.join(", ", Collections.nCopies(LIST, "?")) + ")";
        try (Connection connection = filled(server).getConnection()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < BATCHES; i++) {
                long begin = System.nanoTime();
                for (int from = 0; from < BATCH; from += portion) {
                    Long[] ids = LongStream.of(ids(i))
                            .skip(from)
                            .limit(portion)
                            .boxed()
                            .toArray(Long[]::new);
                    for (String sql : List.of(
                            "UPDATE posts SET quoted_id = NULL, quoted_text = NULL WHERE quoted_id ",
                            "DELETE FROM media WHERE post_id ",
                            "DELETE FROM posts WHERE id ")) {
                        execute(connection, sql + some, ids);
                    }
                }
                connection.commit();
                took.add(Duration.ofNanos(System.nanoTime() - begin));
            }
        }
        return took;
    }

    private static void execute(Connection connection, String sql, Long[] ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (ids.length > LIST) {
                statement.setArray(1, connection.createArrayOf("bigint", ids));
            } else {
                for (int i = 0; i < ids.length; i++) {
                    statement.setLong(i + 1, ids[i]);
                }
            }
            statement.executeUpdate();
        }
    }

    private static long median(List<Duration> took) {
        List<Duration> sorted = took.stream().sorted().toList();
        return sorted.get(sorted.size() / 2).toMillis();
    }

    private static long sum(List<Duration> took) {
        return took.stream().mapToLong(Duration::toMillis).sum();
    }
}
