/** The ledger of a database, for whoever reads it. */
@NullMarked
package dev.heed.jdbc.ledger;

import org.jspecify.annotations.NullMarked;
