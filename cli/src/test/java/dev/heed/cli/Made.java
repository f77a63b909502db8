package dev.heed.cli;

import dev.heed.mock.JobType;
import dev.heed.mock.Verdict;
import dev.heed.mock.Verdicts;
import java.time.Instant;
import java.util.OptionalLong;

/** Posts that tests fill archives with: every tenth is by another account, some quote or repeat the one before them. */
final class Made {
    static final Verdicts SCRIPT = Verdicts.share(0.05, 1);

    private static final long FIRST_POST = 1_500_000_000_000_000_000L;
    private static final long FIRST_USER = 2_000_000_000L;
    private static final int POSTS_OF_EACH = 10;

    private Made() {}

    static long post(int i) {
        return FIRST_POST + i;
    }

    static long author(int i) {
        return user(i / POSTS_OF_EACH);
    }

    static long user(int n) {
        return FIRST_USER + n;
    }

    static int users(int posts) {
        return posts / POSTS_OF_EACH;
    }

    static OptionalLong quoted(int i) {
        return i % 7 == 6 ? OptionalLong.of(post(i - 1)) : OptionalLong.empty();
    }

    static OptionalLong retweeted(int i) {
        return i % 11 == 10 ? OptionalLong.of(post(i - 1)) : OptionalLong.empty();
    }

    /** Whether X wants the content of a Post gone. */
    static boolean isDeleted(long post) {
        return SCRIPT.on(JobType.TWEETS, post, Instant.EPOCH)
                .filter(verdict -> !isScrub(verdict))
                .isPresent();
    }

    static boolean isScrubbed(long post) {
        return SCRIPT.on(JobType.TWEETS, post, Instant.EPOCH)
                .filter(Made::isScrub)
                .isPresent();
    }

    /** Whether X wants an account gone. */
    static boolean isGone(long user) {
        return SCRIPT.on(JobType.USERS, user, Instant.EPOCH).isPresent();
    }

    /** Whether a Post must be gone, by itself, with its author, or with the Post that it repeats. */
    static boolean mustGo(int i) {
        return isDeleted(post(i)) || isGone(author(i)) || retweeted(i).stream().anyMatch(Made::isDeleted);
    }

    private static boolean isScrub(Verdict verdict) {
        return verdict.reason().equals("scrub_geo");
    }
}
