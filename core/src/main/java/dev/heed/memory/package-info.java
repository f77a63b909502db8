/** The ports in memory: for tests of hosts, and to see what a port means in the fewest lines. */
@NullMarked
package dev.heed.memory;

import org.jspecify.annotations.NullMarked;
