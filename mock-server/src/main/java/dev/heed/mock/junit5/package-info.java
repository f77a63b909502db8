/** The mock server in JUnit 5 tests. The only place that knows JUnit, which is an optional dependency. */
@NullMarked
package dev.heed.mock.junit5;

import org.jspecify.annotations.NullMarked;
