/** The statements that find and change the rows of a batch. */
@NullMarked
package dev.heed.jdbc.internal.rows;

import org.jspecify.annotations.NullMarked;
