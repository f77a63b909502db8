/** How the engine works. Not for hosts; may change with any version. */
@NullMarked
package dev.heed.internal;

import org.jspecify.annotations.NullMarked;
