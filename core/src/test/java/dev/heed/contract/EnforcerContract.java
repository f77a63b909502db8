package dev.heed.contract;

import static dev.heed.contract.Fixtures.delete;
import static dev.heed.contract.Fixtures.fence;
import static dev.heed.contract.Fixtures.scrub;
import static dev.heed.contract.Fixtures.tweets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.Action;
import dev.heed.IdRange;
import dev.heed.JobKey;
import dev.heed.JobType;
import dev.heed.Notice;
import dev.heed.Reasons;
import dev.heed.spi.Applied;
import dev.heed.spi.Batch;
import dev.heed.spi.Change;
import dev.heed.spi.Enforcer;
import dev.heed.spi.FenceException;
import dev.heed.spi.Outcome;
import dev.heed.spi.Proof;
import dev.heed.spi.Returned;
import dev.heed.spi.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link Enforcer} must do. Each test begins with a database that holds nothing. */
public abstract class EnforcerContract {
    private static final String REMOTE = "1423";
    private final JobKey job = tweets();

    /** Adds a Post of one row that has geo data. */
    protected abstract void addPost(long id);

    /** Adds a Post of one row that has geo data and is held back. */
    protected abstract void addHeldPost(long id);

    /** Whether the Post is there. */
    protected abstract boolean holdsPost(long id);

    /** Whether the Post is there with its geo data. */
    protected abstract boolean holdsGeo(long id);

    /** The enforcer over that database; the same one during a test. */
    protected abstract Enforcer enforcer();

    /** Adds a Post of one row that a deletion marks, until X no longer names the Post. */
    protected abstract void addMarkablePost(long id);

    /** Whether such a Post is marked. */
    protected abstract boolean isMarked(long id);

    /** Adds an account of so many rows. */
    protected abstract void addAccount(long id, int rows);

    /** How many rows of an account are there. */
    protected abstract long rowsOf(long account);

    /** Lets the database refuse to delete a Post of the ones that are there. */
    protected abstract void refuse(long post);

    /** Another enforcer over that database, each of whose transactions may change so many rows. */
    protected abstract Enforcer bounded(int rowsPerTransaction);

    @Test
    void changesTheRowsOfALargeIdInSeveralTransactionsAndCountsThemOnce() {
        addAccount(900, 8);
        addAccount(901, 1);
        JobKey accounts = Fixtures.users();

        List<Applied> done = new ArrayList<>();
        for (long upTo = 0; upTo < 901; upTo = done.get(done.size() - 1).upTo()) {
            // Whoever works on it may be another one each time.
            Enforcer enforcer = bounded(3);
            List<Notice> rest = upTo < 900 ? List.of(delete(900), delete(901)) : List.of(delete(901));
            done.add(enforcer.apply(new Batch(accounts, REMOTE, fence(1), rest)));
            assertThat(rowsOf(900)).isEqualTo(Math.max(0, 8 - 3 * done.size()));
            assertThat(enforcer.appliedUpTo(accounts, REMOTE))
                    .isEqualTo(done.get(done.size() - 1).upTo());
        }

        assertThat(done).containsExactly(new Applied(0, 0, 3), new Applied(0, 0, 3), new Applied(901, 2, 3));
        Tally tally = bounded(3).tally(accounts.run());
        assertThat(tally.reasons()).containsExactly(new Tally.ByReason(Action.DELETE, "deleted", Outcome.CHANGED, 2));
        assertThat(tally.rows()).isEqualTo(9);
    }

    @Test
    void unmarksWhatItMarkedAndXNoLongerNames() {
        List.of(1L, 2L, 3L).forEach(this::addMarkablePost);
        addPost(4);
        apply(1, named(1, "protected"), named(2, "suspended"), delete(3), delete(4));

        assertThat(marked(IdRange.ALL, 9)).containsExactly(1L, 2L);
        assertThat(marked(IdRange.ALL, 1)).containsExactly(1L);
        assertThat(marked(new IdRange(1, 2), 9)).containsExactly(2L);
        assertThat(marked(new IdRange(2, 3), 9)).isEmpty();

        assertThat(again(Notice.unnamed(1), Notice.unnamed(3), Notice.unnamed(4))
                        .rows())
                .isEqualTo(1);
        assertThat(isMarked(1)).isFalse();
        assertThat(List.of(isMarked(2), isMarked(3))).containsOnly(true);
        assertThat(marked(IdRange.ALL, 9)).containsExactly(2L);
        assertThat(again(Notice.unnamed(1)).rows()).isZero();
    }

    @Test
    void leavesMarkedForGoodWhatXDeletedAfterwards() {
        addMarkablePost(1);
        apply(1, named(1, "protected"));

        assertThat(again(delete(1)).rows()).isZero();

        assertThat(marked(IdRange.ALL, 9)).isEmpty();
        assertThat(again(Notice.unnamed(1)).rows()).isZero();
        assertThat(isMarked(1)).isTrue();
    }

    @Test
    void countsWhatItTakesBackForItself() {
        addMarkablePost(1);
        apply(1, named(1, "protected"));
        JobKey later = tweets();

        enforcer().apply(new Batch(later, REMOTE, fence(1), List.of(Notice.unnamed(1))));

        Tally tally = enforcer().tally(later.run());
        assertThat(tally.reasons())
                .containsExactly(new Tally.ByReason(Action.RESTORE, Reasons.UNNAMED, Outcome.CHANGED, 1));
        assertThat(tally.tables()).extracting(Tally.ByTable::change).containsExactly(Change.UNMARKED);
        assertThat(tally.removals()).isEqualTo(Tally.EMPTY);
        assertThat(enforcer().remaining(later, REMOTE)).isZero();
    }

    @Test
    void tellsWhatWasFoundLastOfEachResult() {
        JobKey other = new JobKey(UUID.randomUUID(), job.run(), job.type(), 2);
        enforcer().prove(job, REMOTE, proof(9, new Proof.Deviation("posts", 3, 0), new Proof.Deviation("media", 1, 0)));

        enforcer().prove(job, REMOTE, proof(5, new Proof.Deviation("posts", 2, 0)));
        enforcer().prove(other, REMOTE, proof(2, new Proof.Deviation("posts", 1, 0)));

        assertThat(enforcer().tally(job.run()).proof()).isEqualTo(proof(7, new Proof.Deviation("posts", 3, 0)));
        assertThat(enforcer().tally(UUID.randomUUID()).proof()).isEqualTo(Proof.NONE);
    }

    private static Proof proof(long ids, Proof.Deviation... deviations) {
        return new Proof(ids, List.of(deviations));
    }

    @Test
    void findsWhatXNamedForGoodAndHasComeBack() {
        List.of(1L, 2L, 3L, 4L).forEach(this::addPost);
        apply(1, delete(1), named(2, "protected"), scrub(3), delete(5));
        assertThat(returned(IdRange.ALL)).isEmpty();
        List.of(1L, 2L, 5L, 6L).forEach(this::addPost);

        assertThat(returned(IdRange.ALL)).containsExactly(delete(1), delete(5));
        assertThat(returned(new IdRange(1, 4))).isEmpty();
        assertThat(returned(new IdRange(1, 5))).containsExactly(delete(5));
        assertThat(returned(IdRange.ALL, Set.of("deleted", "protected")))
                .containsExactly(delete(1), named(2, "protected"), delete(5));
    }

    @Test
    void goesByTheLastWordOnWhatHasComeBack() {
        List.of(1L, 2L).forEach(this::addPost);
        apply(1, delete(1), delete(2));
        List.of(1L, 2L).forEach(this::addPost);
        again(named(1, "protected"));
        addPost(1);
        again(scrub(2));

        assertThat(returned(IdRange.ALL)).isEmpty();
    }

    @Test
    void removesWhatHasComeBackUnderACheckpointOfItsOwn() {
        addPost(5);
        apply(1, delete(5));
        addPost(5);

        enforcer().apply(new Batch(job, Batch.NOT_ASKED, fence(1), returned(IdRange.ALL)));

        assertThat(holdsPost(5)).isFalse();
        assertThat(returned(IdRange.ALL)).isEmpty();
        assertThat(enforcer().appliedUpTo(job, Batch.NOT_ASKED)).isEqualTo(5);
        assertThat(enforcer().remaining(job, Batch.NOT_ASKED)).isZero();
        assertThat(enforcer().tally(job.run()).ids(Outcome.CHANGED)).isEqualTo(2);
    }

    @Test
    void recordsWhatTheDatabaseRefusesAndGoesOn() {
        List.of(1L, 2L, 3L, 4L).forEach(this::addPost);
        Enforcer enforcer = enforcer();
        refuse(3);

        for (long upTo = 0; upTo < 4; upTo = enforcer.appliedUpTo(job, REMOTE)) {
            Notice[] rest = LongStream.rangeClosed(upTo + 1, 4)
                    .mapToObj(Fixtures::delete)
                    .toArray(Notice[]::new);
            apply(1, rest);
        }

        assertThat(holdsPost(3)).isTrue();
        assertThat(List.of(holdsPost(1), holdsPost(2), holdsPost(4))).containsOnly(false);
        assertThat(enforcer.tally(job.run()).ids(Outcome.REFUSED)).isEqualTo(1);
        assertThat(enforcer.refusals(job, REMOTE)).hasValueSatisfying(refused -> {
            assertThat(refused.ids()).isEqualTo(1);
            assertThat(refused.first()).contains("3");
        });
        assertThat(enforcer.refusals(job, "another result")).isEmpty();
    }

    @Test
    void deletesAndScrubsWhatXNamedAndNothingElse() {
        List.of(1L, 2L, 3L).forEach(this::addPost);

        Applied applied = apply(1, delete(1), scrub(2));

        assertThat(applied).isEqualTo(new Applied(2, 2, 2));
        assertThat(holdsPost(1)).isFalse();
        assertThat(holdsPost(2)).isTrue();
        assertThat(holdsGeo(2)).isFalse();
        assertThat(holdsGeo(3)).isTrue();
    }

    @Test
    void leavesWhatIsHeldBackAloneAndSaysSo() {
        addPost(1);
        List.of(2L, 3L).forEach(this::addHeldPost);

        Applied applied = apply(1, delete(1), delete(2), scrub(3));

        assertThat(applied.rows()).isEqualTo(1);
        assertThat(holdsPost(2)).isTrue();
        assertThat(holdsGeo(3)).isTrue();
        assertThat(enforcer().tally(job.run()).ids(Outcome.HELD)).isEqualTo(2);
    }

    @Test
    void remembersHowFarAResultWasApplied() {
        addPost(5);
        assertThat(enforcer().appliedUpTo(job, REMOTE)).isZero();

        apply(1, delete(5), delete(9));

        assertThat(enforcer().appliedUpTo(job, REMOTE)).isEqualTo(9);
        assertThat(enforcer().appliedUpTo(job, "another result")).isZero();
        assertThat(enforcer().appliedUpTo(tweets(), REMOTE)).isZero();
    }

    @Test
    void keepsAnOlderLeaseOutAsSoonAsANewerOneIsAnnounced() {
        addPost(1);
        apply(5, scrub(1));
        enforcer().admit(Fixtures.fence(6));
        enforcer().admit(Fixtures.fence(6));

        assertThatThrownBy(() -> apply(5, delete(9))).isInstanceOf(FenceException.class);
        assertThatThrownBy(() -> enforcer().admit(Fixtures.fence(5))).isInstanceOf(FenceException.class);
        apply(6, delete(9));
    }

    @Test
    void previewsWhatItWouldDoAndDoesNothing() {
        List.of(1L, 2L, 3L).forEach(this::addPost);
        apply(1, scrub(3));

        Tally preview = enforcer().preview(JobType.TWEETS, List.of(delete(1), scrub(2), scrub(3), delete(9)));

        assertThat(preview.reasons())
                .containsExactlyInAnyOrder(
                        new Tally.ByReason(Action.DELETE, "deleted", Outcome.CHANGED, 1),
                        new Tally.ByReason(Action.SCRUB_GEO, "scrub_geo", Outcome.CHANGED, 1),
                        new Tally.ByReason(Action.SCRUB_GEO, "scrub_geo", Outcome.KEPT, 1),
                        new Tally.ByReason(Action.DELETE, "deleted", Outcome.ABSENT, 1));
        assertThat(preview.ids(Outcome.CHANGED)).isEqualTo(2);
        assertThat(preview.tables()).extracting(Tally.ByTable::rows).contains(1L);
        assertThat(holdsPost(1)).isTrue();
        assertThat(holdsGeo(2)).isTrue();
        assertThat(enforcer().appliedUpTo(job, REMOTE)).isEqualTo(3);
    }

    @Test
    void tellsWhatBecameOfEachId() {
        addPost(1);
        addPost(2);

        apply(1, delete(1), scrub(2), delete(3));

        assertThat(enforcer().tally(job.run()).reasons())
                .containsExactlyInAnyOrder(
                        new Tally.ByReason(Action.DELETE, "deleted", Outcome.CHANGED, 1),
                        new Tally.ByReason(Action.SCRUB_GEO, "scrub_geo", Outcome.CHANGED, 1),
                        new Tally.ByReason(Action.DELETE, "deleted", Outcome.ABSENT, 1));
    }

    @Test
    void addsUpWhatSeveralBatchesDid() {
        List.of(1L, 2L, 3L).forEach(this::addPost);

        apply(1, delete(1), delete(2));
        apply(1, delete(3));

        Tally tally = enforcer().tally(job.run());
        assertThat(tally.reasons()).containsExactly(new Tally.ByReason(Action.DELETE, "deleted", Outcome.CHANGED, 3));
        assertThat(tally.tables().stream().mapToLong(Tally.ByTable::rows).sum()).isEqualTo(3);
        assertThat(enforcer().tally(tweets().run())).isEqualTo(Tally.EMPTY);
    }

    @Test
    void changesNothingTheSecondTime() {
        addPost(1);
        addPost(2);
        apply(1, delete(1), scrub(2));

        Applied again = enforcer().apply(new Batch(tweets(), "another result", fence(1), List.of(delete(1), scrub(2))));

        assertThat(again.rows()).isZero();
    }

    @Test
    void refusesAnEngineThatHasLostItsLease() {
        addPost(1);
        addPost(2);
        apply(7, delete(1));

        assertThatThrownBy(() -> apply(6, delete(2))).isInstanceOf(FenceException.class);

        assertThat(holdsPost(2)).isTrue();
        assertThat(enforcer().appliedUpTo(job, REMOTE)).isEqualTo(1);
    }

    private List<Long> marked(IdRange range, int most) {
        return enforcer().marked(JobType.TWEETS, range, most);
    }

    private List<Notice> returned(IdRange range) {
        return returned(range, Set.of("deleted"));
    }

    private List<Notice> returned(IdRange range, Set<String> reasons) {
        List<Notice> found = new ArrayList<>();
        for (IdRange rest = range; rest.after() < rest.upTo(); ) {
            Returned page = enforcer().returned(JobType.TWEETS, rest, reasons);
            found.addAll(page.notices());
            rest = new IdRange(page.upTo(), rest.upTo());
        }
        return found;
    }

    /** As another job. */
    private Applied again(Notice... notices) {
        return enforcer().apply(new Batch(tweets(), REMOTE, fence(1), List.of(notices)));
    }

    private static Notice named(long id, String reason) {
        return new Notice(id, Action.DELETE, reason, null, null);
    }

    private Applied apply(long token, Notice... notices) {
        return enforcer().apply(new Batch(job, REMOTE, fence(token), List.of(notices)));
    }
}
