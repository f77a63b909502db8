/** Runs, jobs, leases and budgets as rows. */
@NullMarked
package dev.heed.jdbc.internal.store;

import org.jspecify.annotations.NullMarked;
