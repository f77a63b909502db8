/**
 * What a host touches: {@link dev.heed.ComplianceEngine}, the report of a run, and the words both speak in.
 *
 * <p>Types here are immutable unless they say otherwise. Null is never accepted or returned unless marked.
 */
@NullMarked
package dev.heed;

import org.jspecify.annotations.NullMarked;
