package dev.heed.mock.internal.jobs;

/** Where the storage keeps the files of a job, as seen in recorded traffic. */
public final class Places {
    /** In front of all of them; X's storage has a host of its own instead. */
    public static final String ROOT = "/storage/";

    private static final String NUMBER = "1202726487847104512";

    private Places() {}

    /** The path of the uploaded IDs. */
    public static String submission(RemoteJob job) {
        return path(job, "submission");
    }

    /** The path of the results. */
    public static String delivery(RemoteJob job) {
        return path(job, "delivery");
    }

    /** The ID of the job to which a path belongs, if it does to any. */
    public static String jobOf(String path) {
        return path.substring(path.lastIndexOf('_') + 1);
    }

    private static String path(RemoteJob job, String kind) {
        return ROOT + job.order().type().bucket() + "/" + job.id() + "/" + kind + "/" + NUMBER + "_" + job.id();
    }
}
