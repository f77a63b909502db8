package dev.heed.jdbc.ledger;

import java.time.Instant;

/**
 * What the rows themselves said of a result once it was applied.
 *
 * @param batch the batch of the ledger that records it
 * @param text the job, X's job, how many IDs were looked for again, and what was found by table, as in {@code
 *     job=3f2c…;remote_id=13725…;ids=5000;public.posts:left=1;public.authors:beside=2}: rows that were left to be changed, and rows
 *     that the database changed by itself. Nothing follows the IDs if all is as X and the mapping want it
 * @param at when
 */
public record LedgerProof(long batch, String text, Instant at) {}
