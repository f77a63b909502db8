package dev.heed.mock;

import java.util.Optional;
import java.util.stream.Stream;

/** What the IDs of a job stand for. */
public enum JobType {
    /** IDs of Posts */
    TWEETS("tweets", "twttr-tweet-compliance"),
    /** IDs of accounts */
    USERS("users", "twttr-user-compliance");

    private final String word;
    private final String bucket;

    JobType(String word, String bucket) {
        this.word = word;
        this.bucket = bucket;
    }

    /** As X writes it. */
    public String word() {
        return word;
    }

    /** Where the storage keeps the files of such jobs, as seen in recorded traffic. */
    public String bucket() {
        return bucket;
    }

    /** The type that X writes so; empty if there is none. */
    public static Optional<JobType> of(String word) {
        return Stream.of(values()).filter(type -> type.word.equals(word)).findFirst();
    }
}
