/** What is written beside the rows: ledger, tally, checkpoint, fence. */
@NullMarked
package dev.heed.jdbc.internal.ledger;

import org.jspecify.annotations.NullMarked;
