package dev.heed.internal.loop;

import dev.heed.internal.step.Controls;
import dev.heed.spi.Waiter;
import java.time.Duration;

/**
 * How the engine's thread is led and watched from outside.
 *
 * @param waiter lets time pass
 * @param controls what a host may turn
 * @param board what a host may read
 * @param freshness how recently every ID should have been checked
 */
public record Conduct(Waiter waiter, Controls controls, Board board, Duration freshness) {}
