package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.mapping.Plan.Link;
import java.util.Optional;

/**
 * Rows that stay when a row goes to which they refer by a foreign key.
 *
 * @param link how they refer to it
 * @param clear what becomes of them
 * @param loose which column may be emptied instead in rows that go later themselves
 */
record Reference(Link link, Edit clear, Optional<Column> loose) {
    Deed.Kind kind() {
        return new Deed.Kind(link.label(), clear.change());
    }
}
