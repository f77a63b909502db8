package dev.heed.mock;

/** Something about the one download that is asked for. */
enum OnDownload implements Effect {
    /** The storage gives out what it had before. */
    OLDER_GENERATION;

    @Override
    public String words() {
        return "results of an older generation";
    }
}
