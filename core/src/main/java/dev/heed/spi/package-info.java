/**
 * The ports through which the engine meets databases.
 *
 * <p>Calls are coarse and carry plain values, so that an adapter may stand on JDBC as well as on a lakehouse. Every
 * port has a contract suite in this module's test-jar that an adapter must pass. The engine calls a port from one
 * thread at a time; errors that a person must mend are {@link dev.heed.HeedException}s.
 */
@NullMarked
package dev.heed.spi;

import org.jspecify.annotations.NullMarked;
