/** {@code heed demo}: the whole way of the data on a database and an X of its own. */
@NullMarked
package dev.heed.cli.demo;

import org.jspecify.annotations.NullMarked;
