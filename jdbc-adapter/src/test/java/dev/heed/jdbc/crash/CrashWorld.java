package dev.heed.jdbc.crash;

import dev.heed.jdbc.crash.CrashCase.Scenario;
import dev.heed.mock.JobType;
import dev.heed.mock.Verdict;
import dev.heed.mock.Verdicts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Posts with authors, quotes and media; what X says about them; and what must be left in the end.
 *
 * @param posts how many Posts
 * @param authors how many authors
 */
record CrashWorld(int posts, int authors) {
    static final String MAPPING = """
            tables:
              - name: posts
                match:
                  - column: id
                    holds: post
                    delete: row
                    scrub_geo: { clear: [lat, lon] }
                  - { column: author_id, holds: user, delete: row }
                  - { column: quoted_id, holds: post, delete: { clear: [quoted_id, quoted_text] } }
                children:
                  - { table: media, column: post_id, references: id }
              - name: authors
                match:
                  - { column: id, holds: user, delete: row }
              - name: profiles
                match:
                  - { column: author_id, holds: user, delete: { mark: hidden_at, restore: true } }
            """;

    /** After which time authors are no longer suspended. */
    static final Duration UNTIL_TAKEN_BACK = Duration.ofDays(30);

    private static final long FIRST_POST = 1_700_000_000_000_000_000L;
    private static final long POST_STEP = 4_294_967L;
    private static final long FIRST_AUTHOR = 2_000_000_001L;
    private static final int INSERTS = 5_000;

    Verdicts verdicts(Instant start) {
        Instant takenBack = start.plus(UNTIL_TAKEN_BACK);
        return (type, id, at) -> {
            if (type == JobType.USERS) {
                return at.isBefore(takenBack) ? onAuthor(id) : Optional.empty();
            }
            return onPost(id);
        };
    }

    Optional<Verdict> onAuthor(long author) {
        return author % 5 == 3 ? Optional.of(Verdict.delete("suspended")) : Optional.empty();
    }

    Optional<Verdict> onPost(long post) {
        return switch ((int) ((post - FIRST_POST) / POST_STEP % 9)) {
            case 0 -> Optional.of(Verdict.deleted());
            case 2 -> Optional.of(Verdict.scrubGeo());
            case 5 -> Optional.of(Verdict.deleteForGeo());
            case 7 -> Optional.of(Verdict.delete("protected"));
            default -> Optional.empty();
        };
    }

    static boolean isScrub(Verdict verdict) {
        return verdict.reason().equals("scrub_geo");
    }

    private long post(int i) {
        return FIRST_POST + i * POST_STEP;
    }

    private long author(int i) {
        return FIRST_AUTHOR + i;
    }

    private long authorOf(int i) {
        return author(i * 7 % authors);
    }

    private boolean hasQuote(int i) {
        return i % 4 == 1;
    }

    private long quotedBy(int i) {
        return post((int) ((i * 13L + 5) % posts));
    }

    private static int media(int i) {
        return i % 3;
    }

    private boolean isDeleted(long post) {
        return onPost(post).filter(verdict -> !isScrub(verdict)).isPresent();
    }

    private boolean isGone(int i) {
        return isDeleted(post(i)) || onAuthor(authorOf(i)).isPresent();
    }

    /** The rows of {@code posts} that are left, by ID. */
    Stream<String> postsLeft() {
        return IntStream.range(0, posts).filter(i -> !isGone(i)).mapToObj(this::postLeft);
    }

    private String postLeft(int i) {
        String place = onPost(post(i)).isPresent() ? "null|null" : "1.5|" + i + ".5";
        boolean quotes = hasQuote(i) && !isDeleted(quotedBy(i));
        String quote = quotes ? quotedBy(i) + "|said " + quotedBy(i) : "null|null";
        return post(i) + "|" + authorOf(i) + "|Post " + i + "|" + place + "|" + quote;
    }

    /** The rows of {@code media} that are left, by ID. */
    Stream<String> mediaLeft() {
        return IntStream.range(0, posts)
                .filter(i -> !isGone(i))
                .boxed()
                .flatMap(i -> IntStream.range(0, media(i)).mapToObj(n -> (i * 4L + n) + "|" + post(i)));
    }

    /** The rows of {@code authors} that are left, by ID. */
    Stream<String> authorsLeft() {
        return IntStream.range(0, authors)
                .mapToLong(this::author)
                .filter(id -> onAuthor(id).isEmpty())
                .mapToObj(String::valueOf);
    }

    /** The rows of {@code profiles} as they are in the end, by ID. */
    Stream<String> profilesLeft(Scenario scenario) {
        return IntStream.range(0, authors)
                .mapToLong(this::author)
                .mapToObj(id -> id + "|"
                        + (scenario != Scenario.TAKEN_BACK && onAuthor(id).isPresent() ? 1 : 0));
    }

    /** What the ledger says of authors of whom X takes back what it said. */
    Stream<String> takenBack(Scenario scenario) {
        return IntStream.range(0, scenario == Scenario.TAKEN_BACK ? authors : 0)
                .mapToLong(this::author)
                .filter(id -> onAuthor(id).isPresent())
                .mapToObj(id -> id + "|unnamed");
    }

    /** The IDs that the ledger must have, of Posts and authors; a Post may go with its author before X is asked. */
    LongStream mustBeRecorded() {
        LongStream ofPosts = IntStream.range(0, posts)
                .filter(i -> onAuthor(authorOf(i)).isEmpty())
                .mapToLong(this::post)
                .filter(id -> onPost(id).isPresent());
        LongStream ofAuthors = IntStream.range(0, authors)
                .mapToLong(this::author)
                .filter(id -> onAuthor(id).isPresent());
        return LongStream.concat(ofPosts, ofAuthors);
    }

    void fill(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (String sql : tables()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                }
            }
            insert(connection, "insert into authors values (?)", authors, (row, i) -> add(row, author(i)));
            insert(connection, "insert into profiles values (?, null)", authors, (row, i) -> add(row, author(i)));
            insert(connection, "insert into posts values (?, ?, ?, ?, ?, ?, ?)", posts, this::addPost);
            insert(connection, "insert into media values (?, ?)", posts, this::addMedia);
            connection.commit();
        }
    }

    /** Adds Posts again that were deleted, as from a backup. */
    void restore(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement row = connection.prepareStatement("insert into posts values (?, ?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < posts; i++) {
                boolean deleted = onPost(post(i))
                        .filter(said -> said.reason().equals("deleted"))
                        .isPresent();
                if (deleted && onAuthor(authorOf(i)).isEmpty()) {
                    addPost(row, i);
                }
            }
            row.executeBatch();
        }
    }

    private static List<String> tables() {
        return List.of(
                "create table authors (id bigint primary key)",
                "create table profiles (author_id bigint primary key, hidden_at timestamp)",
                "create table posts (id bigint primary key, author_id bigint not null references authors (id),"
                        + " text varchar(80) not null, lat double precision, lon double precision,"
                        + " quoted_id bigint, quoted_text varchar(80))",
                "create table media (id bigint primary key, post_id bigint not null references posts (id))",
                "create index posts_author on posts (author_id)",
                "create index posts_quoted on posts (quoted_id)",
                "create index media_post on media (post_id)");
    }

    private void addPost(PreparedStatement row, int i) throws SQLException {
        boolean quotes = hasQuote(i);
        add(
                row,
                post(i),
                authorOf(i),
                "Post " + i,
                1.5,
                i + 0.5,
                quotes ? quotedBy(i) : null,
                quotes ? "said " + quotedBy(i) : null);
    }

    private void addMedia(PreparedStatement row, int i) throws SQLException {
        for (int n = 0; n < media(i); n++) {
            add(row, i * 4L + n, post(i));
        }
    }

    private static void add(PreparedStatement row, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            row.setObject(i + 1, values[i]);
        }
        row.addBatch();
    }

    /** Adds what belongs to one index. */
    @FunctionalInterface
    private interface Adder {
        void add(PreparedStatement row, int i) throws SQLException;
    }

    private static void insert(Connection connection, String sql, int count, Adder adder) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement(sql)) {
            for (int i = 0; i < count; i++) {
                adder.add(row, i);
                if (i % INSERTS == INSERTS - 1) {
                    row.executeBatch();
                }
            }
            row.executeBatch();
        }
    }
}
