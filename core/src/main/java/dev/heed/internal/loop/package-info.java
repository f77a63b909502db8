/** Decides what is done next, and keeps going. */
@NullMarked
package dev.heed.internal.loop;

import org.jspecify.annotations.NullMarked;
