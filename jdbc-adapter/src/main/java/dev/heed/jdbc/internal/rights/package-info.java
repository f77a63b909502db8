/** What a role of the database must be allowed to do for a mapping, and nothing beyond. */
@NullMarked
package dev.heed.jdbc.internal.rights;

import org.jspecify.annotations.NullMarked;
