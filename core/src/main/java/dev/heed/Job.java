package dev.heed;

/**
 * One slice of a run on its way through X, as it stood at one moment.
 *
 * @param key what the job is
 * @param state where it stands
 * @param slice which IDs it covers
 * @param remote its job at X
 * @param standing how it fares in its state
 * @param version grows by one with every write; a write is a compare-and-set on it
 */
public record Job(JobKey key, JobState state, Slice slice, Remote remote, Standing standing, long version) {

    /** A job that only knows where its slice may lie. */
    public static Job planned(JobKey key, IdRange within) {
        return new Job(key, JobState.PLANNED, Slice.within(within), Remote.NONE, Standing.FRESH, 0);
    }

    /**
     * The job as it is to be written in another state, fresh there.
     *
     * @throws IllegalStateException if the table of moves forbids it
     */
    public Job to(JobState next) {
        return to(next, Standing.FRESH);
    }

    /**
     * The job as it is to be written in another state.
     *
     * @throws IllegalStateException if the table of moves forbids it
     */
    public Job to(JobState next, Standing how) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException("Job " + key.id() + " may not go from " + state + " to " + next);
        }
        return new Job(key, next, slice, remote, how, version + 1);
    }

    /** The same write with another slice. */
    public Job with(Slice other) {
        return new Job(key, state, other, remote, standing, version);
    }

    /** The same write with another job at X. */
    public Job with(Remote other) {
        return new Job(key, state, slice, other, standing, version);
    }

    /** One line for a person: type, slice and state. */
    public String label() {
        return key.type().wireName() + " slice " + key.slice();
    }
}
