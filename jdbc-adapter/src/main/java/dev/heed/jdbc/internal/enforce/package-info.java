/** One batch, one transaction. */
@NullMarked
package dev.heed.jdbc.internal.enforce;

import org.jspecify.annotations.NullMarked;
