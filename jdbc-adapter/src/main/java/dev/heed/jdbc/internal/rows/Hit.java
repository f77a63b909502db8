package dev.heed.jdbc.internal.rows;

/**
 * What a step meets for an ID.
 *
 * @param id the ID
 * @param present how many rows are there
 * @param pending how many of them the step changes
 */
record Hit(long id, long present, long pending) {
    Hit plus(Hit other) {
        return new Hit(id, present + other.present, pending + other.pending);
    }
}
