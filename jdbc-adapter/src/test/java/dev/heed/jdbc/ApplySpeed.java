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
import java.time.Duration;
import java.util.ArrayList;
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

    private ApplySpeed() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        TestServer server = TestServer.valueOf(arguments[0]);
        Path folder = Files.createTempDirectory("heed-speed");
        List<Duration> bare = bare(filled(server));
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

    private static DataSource filled(TestServer server) {
        Archive archive = new Archive(server.emptyDatabase());
        String numbers =
                server == TestServer.H2 ? "SYSTEM_RANGE(1, " + POSTS + ")" : "generate_series(1, " + POSTS + ")";
        String number = server == TestServer.H2 ? "X" : "generate_series";
        archive.run(
                "INSERT INTO posts (id, author_id, quoted_id, lat, lon) SELECT " + number + ", 1 + " + number
                        + " / 7, CASE WHEN " + number + " % 10 = 0 THEN " + number + " / 2 END, 1.5, 2.5 FROM "
                        + numbers,
                "INSERT INTO media SELECT 'https://example.com/1.jpg', id FROM posts",
                "INSERT INTO media SELECT 'https://example.com/2.jpg', id FROM posts",
                "CREATE INDEX media_post ON media (post_id)",
                "ANALYZE");
        return archive.source();
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

    private static List<Duration> bare(DataSource source) throws SQLException {
        List<Duration> took = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < BATCHES; i++) {
                Long[] ids = LongStream.of(ids(i)).boxed().toArray(Long[]::new);
                long begin = System.nanoTime();
                for (String sql : List.of(
                        "UPDATE posts SET quoted_id = NULL, quoted_text = NULL WHERE quoted_id = ANY(?)",
                        "DELETE FROM media WHERE post_id = ANY(?)",
                        "DELETE FROM posts WHERE id = ANY(?)")) {
                    try (PreparedStatement statement = connection.prepareStatement(sql)) {
                        statement.setArray(1, connection.createArrayOf("bigint", ids));
                        statement.executeUpdate();
                    }
                }
                connection.commit();
                took.add(Duration.ofNanos(System.nanoTime() - begin));
            }
        }
        return took;
    }

    private static long median(List<Duration> took) {
        List<Duration> sorted = took.stream().sorted().toList();
        return sorted.get(sorted.size() / 2).toMillis();
    }

    private static long sum(List<Duration> took) {
        return took.stream().mapToLong(Duration::toMillis).sum();
    }
}
