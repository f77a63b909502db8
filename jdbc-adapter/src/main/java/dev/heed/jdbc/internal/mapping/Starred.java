package dev.heed.jdbc.internal.mapping;

import dev.heed.jdbc.internal.database.LiveTable;
import java.util.Optional;

/**
 * A table that a mapping means.
 *
 * @param star what the star in its name stands for; empty if there is none
 */
record Starred(LiveTable table, Optional<String> star) {
    /** A name of the mapping, as it is for this table. */
    String label(String name) {
        return star.map(text -> name.replace(TableName.STAR, text)).orElse(name);
    }
}
