/**
 * An in-process X: the batch compliance endpoints and the signed storage behind them, as strict as the real ones, with a
 * clock that can be moved and faults that can be planned.
 *
 * <p>It shares nothing with the client that it tests; a shared word would hide a shared mistake.
 */
@NullMarked
package dev.heed.mock;

import org.jspecify.annotations.NullMarked;
