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

    /** A job by its slice. */
    public static String label(Job job) {
        return noun(job.key().type()) + " slice " + job.key().slice();
    }

    /** So many of something that is named with an s at the end if it is not one. */
    public static String counted(long count, String noun) {
        return count == 1 ? "1 " + noun : "%,d %ss".formatted(count, noun);
    }
}
