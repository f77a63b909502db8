package dev.heed.jdbc.internal.rows;

import org.jooq.Condition;

/**
 * Rows that make a good statement.
 *
 * @param inside finds them
 * @param outside finds all other rows of the table of which no teller is null
 */
record Portion(Condition inside, Condition outside) {
    static Portion of(Condition inside) {
        return new Portion(inside, inside.not());
    }
}
