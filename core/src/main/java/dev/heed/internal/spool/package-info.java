/** Files between the databases and X: IDs on their way out, results on their way in. */
@NullMarked
package dev.heed.internal.spool;

import org.jspecify.annotations.NullMarked;
