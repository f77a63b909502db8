/** The mapping file, and whether it fits the live schema. */
@NullMarked
package dev.heed.jdbc.internal.mapping;

import org.jspecify.annotations.NullMarked;
