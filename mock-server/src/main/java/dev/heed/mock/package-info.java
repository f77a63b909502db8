/** An in-process X. */
@NullMarked
package dev.heed.mock;

import org.jspecify.annotations.NullMarked;
