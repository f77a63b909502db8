package dev.heed.mock;

/** The kinds of request that X and its storage serve. */
public enum Call {
    /** {@code POST /2/compliance/jobs} */
    CREATE,
    /** {@code GET /2/compliance/jobs/:id} */
    GET,
    /** {@code GET /2/compliance/jobs} */
    LIST,
    /** {@code PUT} of the IDs to the signed storage, or another request that would change it */
    UPLOAD,
    /** {@code GET} of the results from the signed storage */
    DOWNLOAD
}
