/** Reasons not to write now. */
@NullMarked
package dev.heed.jdbc.internal.throttle;

import org.jspecify.annotations.NullMarked;
