/** Changes to JSON documents that leave the rest of them as it is written. */
@NullMarked
package dev.heed.jdbc.internal.json;

import org.jspecify.annotations.NullMarked;
