package dev.heed.cli;

import dev.heed.Job;
import dev.heed.JobType;

/** How things are called on the terminal. */
public final class Words {
    private Words() {}

    /** What the IDs of a type name. */
    public static String noun(JobType type) {
        return type == JobType.TWEETS ? "Posts" : "users";
    }

    /** The same at the beginning of a sentence. */
    static String title(JobType type) {
        return type == JobType.TWEETS ? "Posts" : "Users";
    }

    /** A job by its slice. */
    public static String label(Job job) {
        return noun(job.key().type()) + " slice " + job.key().slice();
    }

    /** So many of something that is named with an s at the end if it is not one. */
    public static String counted(long count, String noun) {
        return count == 1 ? "1 " + noun : "%,d %ss".formatted(count, noun);
    }

    /** How far a job is. */
    static String standing(Job job) {
        return switch (job.state()) {
            case PLANNED -> job.slice().isFixed() ? "looking for what has come back" : "to be extracted";
            case SPOOLED ->
                job.remote().attempt() == 0 ? "extracted " + ids(job.slice().asked()) : "needs another job at X";
            case CREATED -> "X created job " + job.remote().id();
            case UPLOADING -> "uploading";
            case UPLOADED -> "uploaded, X works on it";
            case COMPLETE -> "X has finished";
            case DOWNLOADED ->
                "downloaded and checked: X names %,d of %s"
                        .formatted(job.slice().reported(), ids(job.slice().asked()));
            case AWAITING_APPROVAL -> "waits for a person's approval";
            case APPLYING -> "applying";
            case DONE -> job.slice().asked() == 0 ? "nothing to check" : "done";
            case FAILED -> "given up";
        };
    }

    private static String ids(long count) {
        return counted(count, "ID");
    }
}
