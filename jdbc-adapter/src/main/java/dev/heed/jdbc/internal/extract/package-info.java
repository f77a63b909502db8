/** Every mapped ID, ascending and once, in bounded memory. */
@NullMarked
package dev.heed.jdbc.internal.extract;

import org.jspecify.annotations.NullMarked;
