package dev.heed.mock;

/** The kinds of request that X and its storage serve. */
public enum Call {
    /** {@code POST /2/compliance/jobs} */
    CREATE,
    /** {@code GET /2/compliance/jobs/:id} */
    GET,
    /** {@code GET /2/compliance/jobs} */
    LIST,
    /** {@code PUT} of all IDs at once to the signed storage */
    UPLOAD,
    /** {@code POST} that starts a resumable upload */
    UPLOAD_START,
    /** {@code PUT} of bytes to a resumable upload */
    UPLOAD_CHUNK,
    /** {@code PUT} without bytes, which asks a resumable upload how far it is */
    UPLOAD_QUERY,
    /** {@code DELETE} of a resumable upload */
    UPLOAD_CANCEL,
    /** {@code GET} of the results from the signed storage */
    DOWNLOAD,
    /** Whatever X does not serve */
    UNKNOWN;

    /**
     * Only this request of its kind.
     *
     * @param which from 1, counted since the server started, refused ones included
     * @throws IllegalArgumentException if the number is below 1
     */
    public Moment nth(long which) {
        return new Moment(this, which, which);
    }

    /**
     * The first requests of their kind.
     *
     * @param count how many
     * @throws IllegalArgumentException if the number is below 1
     */
    public Moment first(long count) {
        return new Moment(this, 1, count);
    }

    /**
     * This request of its kind, and all later ones.
     *
     * @param which from 1
     * @throws IllegalArgumentException if the number is below 1
     */
    public Moment from(long which) {
        return new Moment(this, which, Long.MAX_VALUE);
    }

    /** Every request of its kind. */
    public Moment every() {
        return from(1);
    }
}
