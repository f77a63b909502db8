/** What Heed remembers of its own marks. */
@NullMarked
package dev.heed.jdbc.internal.marks;

import org.jspecify.annotations.NullMarked;
