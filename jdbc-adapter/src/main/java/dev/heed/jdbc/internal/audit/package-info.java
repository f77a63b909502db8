/** What is read from the ledger, and what becomes of it when it is old. */
@NullMarked
package dev.heed.jdbc.internal.audit;

import org.jspecify.annotations.NullMarked;
