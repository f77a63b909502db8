package dev.heed.client;

/** How the IDs of a job get to X. Chosen when the job is created, and fixed by the signature of its upload URL. */
public enum UploadMode {
    /** In one piece. What breaks off begins anew. */
    SIMPLE,
    /** In a session that goes on where it broke off, for X's {@code resumable} jobs. */
    RESUMABLE
}
