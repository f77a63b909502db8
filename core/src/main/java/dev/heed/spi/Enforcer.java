package dev.heed.spi;

import dev.heed.IdRange;
import dev.heed.JobKey;
import dev.heed.JobType;
import dev.heed.Notice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Applies X's decisions to the rows of one database.
 *
 * <p>Changes, ledger, tally and checkpoint of a batch are one transaction: after a crash at any instant, either all of
 * them are there or none.
 */
public interface Enforcer {
    /**
     * The last ID of a result that was applied.
     *
     * @param job the job
     * @param remoteId X's job whose result it is
     * @return 0 before the first batch
     */
    long appliedUpTo(JobKey job, String remoteId);

    /**
     * Learns of a lease that was taken, so that whoever held it before can change nothing from now on, not even before the
     * first batch under the new one.
     *
     * @throws FenceException if a newer lease has been seen
     */
    void admit(Fence fence);

    /**
     * Applies the beginning of a batch in one transaction. The enforcer may take fewer notices than offered, to keep its
     * transaction small. All rows of one ID change together, unless they are more than a transaction may hold: then a
     * call changes some of them and leaves the checkpoint where it was, and the call that changes the last of them writes
     * the ledger. An ID whose rows the database does not let go is recorded as {@link Outcome#REFUSED} and stands in the
     * way of no other.
     *
     * @return what was done, up to which ID; at least one notice is applied or one row changed
     * @throws FenceException if a newer lease has been seen; nothing is changed then
     * @throws BusyException if the database shall not be written now; nothing is changed then
     * @throws PassingException if the database may be able to do it later; nothing is changed then
     * @throws dev.heed.HeedException if a person must mend something; nothing is changed then
     */
    Applied apply(Batch batch);

    /**
     * Counts what applying these notices would change now, and changes nothing. Rows that two of them reach may be counted
     * for both.
     *
     * @param type what their IDs name
     * @param notices ascending by ID, each ID once
     * @throws dev.heed.HeedException if the database refuses
     */
    Tally preview(JobType type, List<Notice> notices);

    /**
     * What the database did not let go of a result so far.
     *
     * @param job the job
     * @param remoteId X's job whose result it is
     * @return empty if everything could be done
     */
    Optional<Refusals> refusals(JobKey job, String remoteId);

    /**
     * How many of the IDs of a result still have rows here, of those that were applied. As the rows were when each was
     * applied.
     *
     * @param job the job
     * @param remoteId X's job whose result it is
     */
    long remaining(JobKey job, String remoteId);

    /**
     * Records what was found when the IDs of a result were looked for again, after all of them had been applied; instead of
     * what was recorded for the result before.
     *
     * @param job the job
     * @param remoteId X's job whose result it is
     * @param found by {@link #preview}: what is still to be changed. Not null
     * @throws dev.heed.HeedException if the database refuses
     */
    void prove(JobKey job, String remoteId, Proof found);

    /**
     * Works harder or less hard from the next transaction on. May be called from any thread, and does nothing where
     * transactions take no time.
     */
    void tune(Tempo tempo);

    /**
     * Which IDs have rows here that were marked, and not by anyone else, for a reason that X may take back ({@link
     * dev.heed.Reasons#REVERSIBLE}) and that no final one followed. If X no longer names one of them, it comes as a
     * {@link dev.heed.Action#RESTORE} to {@link #apply}.
     *
     * @param type what the IDs name
     * @param range where they lie
     * @param most how many are wanted at most
     * @return the first of them, ascending
     * @throws dev.heed.HeedException if the database refuses
     */
    List<Long> marked(JobType type, IdRange range, int most);

    /**
     * Looks for IDs of which the ledger last says that X had named them for one of some reasons and that nothing was left
     * behind, and whose rows would be changed now. One bounded piece of work; the caller goes on after {@link
     * Returned#upTo()}. What it finds comes to {@link #apply} in a batch that is {@link Batch#NOT_ASKED}.
     *
     * @param type what the IDs name
     * @param range where they lie
     * @param reasons X's words
     * @return none if the ledger does not hold plain IDs
     * @throws dev.heed.HeedException if the database refuses
     */
    Returned returned(JobType type, IdRange range, Set<String> reasons);

    /** A fingerprint of what happens to which rows here: another as soon as the mapping is another one. */
    String mapping();

    /** What was done so far for a run, and what was proved of it. */
    Tally tally(UUID run);
}
