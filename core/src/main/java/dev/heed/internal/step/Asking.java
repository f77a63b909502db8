package dev.heed.internal.step;

import dev.heed.Confirmation;
import java.util.Set;

/**
 * How often X is asked.
 *
 * @param twice what it is asked twice about
 * @param once for which of its reasons it is not asked again about IDs that it named and whose rows have come back
 */
public record Asking(Confirmation twice, Set<String> once) {}
