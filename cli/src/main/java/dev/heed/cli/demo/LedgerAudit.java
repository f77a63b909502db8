package dev.heed.cli.demo;

import dev.heed.mock.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Holds the ledger against X's script: a row for each ID that X named, and for no other. */
final class LedgerAudit {
    private static final String SQL = """
            select distinct "id", "action", "reason" from "heed_ledger" where "type" = ? order by "id"
            """;

    private final World world;
    private final Consumer<String> differ;

    LedgerAudit(World world, Consumer<String> differ) {
        this.world = world;
        this.differ = differ;
    }

    void of(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setFetchSize(1_000);
            posts(statement);
            authors(statement);
        }
    }

    private void posts(PreparedStatement statement) throws SQLException {
        statement.setString(1, "TWEETS");
        try (ResultSet ledger = statement.executeQuery()) {
            boolean more = ledger.next();
            for (int i = 0; i < world.posts(); i++) {
                Post post = world.post(i);
                Optional<Verdict> verdict = world.onPost(post.id());
                boolean recorded = more && ledger.getLong(1) == post.id();
                // A Post that went with its author may have gone before X was asked about it.
                if (recorded || !world.isAuthorGone(post.authorId())) {
                    compare(post.id(), verdict, recorded ? ledger : null);
                }
                more = recorded ? ledger.next() : more;
            }
            expectNoMore(more, ledger);
        }
    }

    private void authors(PreparedStatement statement) throws SQLException {
        statement.setString(1, "USERS");
        try (ResultSet ledger = statement.executeQuery()) {
            boolean more = ledger.next();
            for (int i = 0; i < world.authors(); i++) {
                long author = world.author(i).id();
                boolean recorded = more && ledger.getLong(1) == author;
                compare(author, world.onAuthor(author), recorded ? ledger : null);
                more = recorded ? ledger.next() : more;
            }
            expectNoMore(more, ledger);
        }
    }

    private void compare(long id, Optional<Verdict> verdict, @Nullable ResultSet ledger) throws SQLException {
        String expected = verdict.map(LedgerAudit::words).orElse("no row");
        String found = ledger == null ? "no row" : ledger.getString(2) + " " + ledger.getString(3);
        if (!expected.equals(found)) {
            differ.accept("ledger " + id + ": expected " + expected + ", found " + found);
        }
    }

    private static String words(Verdict verdict) {
        return (World.isScrub(verdict) ? "SCRUB_GEO " : "DELETE ") + verdict.reason();
    }

    private void expectNoMore(boolean more, ResultSet ledger) throws SQLException {
        if (more) {
            differ.accept("ledger: an unexpected row with ID " + ledger.getLong(1));
        }
    }
}
