package dev.heed.mock;

/**
 * A behaviour that was seen, documented or told of X, other than the server's own. The server takes the strictest side of
 * everything that is uncertain; each variant switches one thing to another side.
 */
public enum Variant {
    /** One job of any type at a time, as an older text of X's has it. */
    ONE_JOB_PER_APP,
    /** A job that got no upload yet does not keep another from being created. */
    UNUSED_JOB_DOES_NOT_BLOCK,
    /** A job that is not known is told with 200 and {@code errors}, X's habit elsewhere, instead of 404. */
    UNKNOWN_JOB_WITH_STATUS_200,
    /** A list without jobs is {@code {}}, as in 2021. */
    EMPTY_LIST_WITHOUT_META,
    /** 429 is told as X's documentation shows it: {@code {"errors":[{"code":88,…}]}}. */
    RATE_LIMIT_AS_CODE_88,
    /** Problem types begin with {@code https://api.twitter.com}, as before the renaming. */
    PROBLEM_TYPES_OF_TWITTER,
    /** Problems come as {@code application/json}. */
    PROBLEMS_AS_PLAIN_JSON,
    /** Problems lack their {@code status}. */
    PROBLEMS_WITHOUT_STATUS,
    /** An invalid request is told with {@code parameter} and {@code value}, as the newest schema has it. */
    INVALID_REQUEST_BY_NEWEST_SCHEMA,
    /** Blank lines in an upload are passed over instead of taken for malformed IDs. */
    BLANK_LINES_ALLOWED,
    /** A carriage return at the end of a line is passed over instead of taken for part of the ID. */
    CRLF_ALLOWED,
    /** A byte order mark at the start of a file is passed over instead of taken for part of the ID. */
    BOM_ALLOWED,
    /** A malformed ID gets no line in the results instead of {@code {"error":"invalid_id"}}. */
    MALFORMED_ID_IGNORED,
    /** A malformed ID fails the whole job. */
    MALFORMED_ID_FAILS_JOB,
    /** A job with an empty file completes without results instead of failing. */
    EMPTY_FILE_ALLOWED,
    /** A file that is completed after {@code upload_expires_at} is read all the same. */
    LATE_FILE_IS_READ,
    /** Of a chunk that breaks off only whole multiples of 256 KiB are kept instead of every byte. */
    ONLY_WHOLE_QUANTA_KEPT
}
