package dev.heed;

/** What the IDs of a compliance job name. X runs at most one job of each type at a time for an app. */
public enum JobType {
    /** IDs of Posts. */
    TWEETS("tweets"),
    /** IDs of accounts. */
    USERS("users");

    private final String wireName;

    JobType(String wireName) {
        this.wireName = wireName;
    }

    /** The value of {@code type} in X's API. */
    public String wireName() {
        return wireName;
    }
}
