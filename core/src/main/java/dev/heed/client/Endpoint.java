package dev.heed.client;

/** The operations that X counts, each on its own, for both job types together. */
public enum Endpoint {
    /** {@code POST /2/compliance/jobs} */
    CREATE,
    /** {@code GET /2/compliance/jobs/:id} */
    GET,
    /** {@code GET /2/compliance/jobs} */
    LIST
}
