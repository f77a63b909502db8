/**
 * X's batch compliance endpoints, usable without the engine.
 *
 * <p>{@link dev.heed.client.XClient} asks once and answers or throws an {@link dev.heed.client.XException}; it never
 * retries and never sleeps. Who calls it decides when to ask again.
 */
@NullMarked
package dev.heed.client;

import org.jspecify.annotations.NullMarked;
