/** A look at a database that has no mapping yet: which columns seem to hold IDs of X, and a first mapping from that. */
@NullMarked
package dev.heed.jdbc.internal.survey;

import org.jspecify.annotations.NullMarked;
