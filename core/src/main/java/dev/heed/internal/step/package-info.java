/** One class for each state that something is done in. */
@NullMarked
package dev.heed.internal.step;

import org.jspecify.annotations.NullMarked;
