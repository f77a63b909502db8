package dev.heed.mock;

/** What a client must not do, or need not do so often. */
public enum Rule {
    /** The bearer token belongs to the API's host only. */
    TOKEN_SENT_TO_STORAGE,
    /** One job of each type at a time. */
    SECOND_JOB_OF_A_TYPE,
    /** 150 requests in 15 minutes, app and endpoint; whoever counts along never sees a 429. */
    OVER_BUDGET,
    /** A job was asked for its status again and again within a few seconds. */
    POLLED_TOO_OFTEN,
    /** The API refused what was asked as malformed. */
    INVALID_REQUEST,
    /** Neither the path nor the method is X's. */
    UNKNOWN_ENDPOINT,
    /** The signature demands certain headers, and forbids other {@code x-goog} ones. */
    WRONG_STORAGE_HEADERS,
    /** A signed URL was used after its end. */
    URL_EXPIRED,
    /** Chunks but the last are multiples of 256 KiB. */
    WRONG_CHUNK_SIZE,
    /** A chunk began behind the offset that the storage told. */
    CHUNK_LEAVES_A_GAP,
    /** After an interruption bytes were sent before the storage was asked how many it has. */
    OFFSET_NOT_ASKED,
    /** An uploaded line was no ID of 1 to 19 digits, with nothing around it but the line feed. */
    MALFORMED_ID
}
