package dev.heed.jdbc.internal.rows;

/**
 * What a step meets for an ID.
 *
 * @param id the ID
 * @param present how many rows are there
 * @param pending how many of them the step changes
 * @param held how many of them it would change if the mapping did not hold them back
 */
record Hit(long id, long present, long pending, long held) {
    Hit plus(Hit other) {
        return new Hit(id, present + other.present, pending + other.pending, held + other.held);
    }
}
