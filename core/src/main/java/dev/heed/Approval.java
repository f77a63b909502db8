package dev.heed;

import java.time.Instant;

/**
 * A person's word that a whole run may change much.
 *
 * @param upToRows how many rows the run may change in all targets together, what it has changed already included
 * @param by who decided
 * @param note why; may be empty
 * @param at when
 */
public record Approval(long upToRows, String by, String note, Instant at) {}
