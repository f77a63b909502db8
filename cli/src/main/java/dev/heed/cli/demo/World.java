package dev.heed.cli.demo;

import dev.heed.mock.JobType;
import dev.heed.mock.Verdict;
import dev.heed.mock.Verdicts;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the demo's database holds at first, and what X's script makes of it. Everything follows from the IDs. */
final class World {
    private static final long FIRST_AUTHOR = 2_000_000_000L;
    private static final int AUTHOR_STEP = 37;
    private static final int POSTS_PER_AUTHOR = 8;

    /** What the mock X in a demo's own process says. */
    static final Verdicts SCRIPT = Verdicts.mix(
            42,
            Map.of("deleted", 0.05, "deactivated", 0.02, "protected", 0.03, "suspended", 0.02, "scrub_geo", 0.06),
            Map.of("deleted", 0.02, "deactivated", 0.01, "protected", 0.02, "suspended", 0.02));

    private final long[] ids;
    private final Verdicts script;

    /** @param script what X says, always the same */
    World(IdList list, Verdicts script) {
        this.ids = list.ids();
        this.script = script;
    }

    int posts() {
        return ids.length;
    }

    int authors() {
        return authors(ids.length);
    }

    private static int authors(int posts) {
        return Math.max(1, posts / POSTS_PER_AUTHOR);
    }

    /** The IDs of those who wrote so many Posts. */
    static long[] authorIds(int posts) {
        return IntStream.range(0, authors(posts)).mapToLong(World::authorId).toArray();
    }

    private static long authorId(int index) {
        return FIRST_AUTHOR + (long) index * AUTHOR_STEP;
    }

    Author author(int index) {
        return new Author(authorId(index), "user" + index, "Writes about things, number " + index);
    }

    Post post(int index) {
        long id = ids[index];
        Author author = author(Mix.below(authors(), 1, id));
        boolean located = Mix.below(3, 2, id) == 0 || isScrubbed(id);
        boolean quotes = Mix.below(5, 3, id) == 0;
        long quoted = ids[Mix.below(ids.length, 4, id)];
        return new Post(
                id,
                author.id(),
                "Post " + id + " says something",
                located ? new Place(Mix.below(180, 5, id) - 90, Mix.below(360, 6, id) - 180, "Somewhere") : null,
                quotes ? new Quote(quoted, "What " + quoted + " said") : null);
    }

    /** How many media rows a Post has. */
    int media(long post) {
        return Mix.below(3, 8, post);
    }

    static long mediaId(int postIndex, int n) {
        return postIndex * 4L + n;
    }

    static String mediaUrl(long post, int n) {
        return "https://media.example/" + post + "/" + n;
    }

    /** The Post as X wants it; empty if it must be gone. */
    Optional<Post> afterwards(Post post) {
        if (isGone(post.id()) || isAuthorGone(post.authorId())) {
            return Optional.empty();
        }
        Place place = isScrubbed(post.id()) ? null : post.place();
        Quote quote = post.quote() == null || isGone(post.quote().id()) ? null : post.quote();
        return Optional.of(new Post(post.id(), post.authorId(), post.text(), place, quote));
    }

    /** X's word on a Post. The script does not change with time. */
    Optional<Verdict> onPost(long post) {
        return script.on(JobType.TWEETS, post, Instant.EPOCH);
    }

    /** X's word on an account. */
    Optional<Verdict> onAuthor(long author) {
        return script.on(JobType.USERS, author, Instant.EPOCH);
    }

    boolean isAuthorGone(long author) {
        return onAuthor(author).isPresent();
    }

    boolean isScrubbed(long post) {
        return onPost(post).filter(World::isScrub).isPresent();
    }

    private boolean isGone(long post) {
        return onPost(post).filter(verdict -> !isScrub(verdict)).isPresent();
    }

    static boolean isScrub(Verdict verdict) {
        return verdict.reason().equals("scrub_geo");
    }
}
