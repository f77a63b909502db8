package dev.heed.jdbc.ledger;

import dev.heed.Action;
import dev.heed.JobType;
import dev.heed.spi.Outcome;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one ID.
 *
 * @param position its place in the ledger
 * @param origin why it was written
 * @param subject whom it is about
 * @param said what X said
 * @param done what was done
 * @param writtenAt when, in microseconds
 */
public record LedgerEntry(
        LedgerPosition position, Origin origin, Subject subject, Said said, Done done, Instant writtenAt) {

    /**
     * Why an entry was written.
     *
     * @param kind the kind of its batch
     * @param job the job whose result named the ID; for rows that came back, the run that removed them
     * @param remoteId X's job, or what stands for it
     */
    public record Origin(LedgerKind kind, UUID job, String remoteId) {}

    /**
     * Whom an entry is about.
     *
     * @param type what the ID names
     * @param id the ID; null unless the ledger keeps IDs plain
     * @param hash the keyed hash of the ID in hexadecimal digits; null unless the ledger keeps them so
     */
    public record Subject(
            JobType type, @Nullable Long id, @Nullable String hash) {}

    /**
     * What X said.
     *
     * @param action what had to happen
     * @param reason X's word for why; Heed's own word for {@link Action#RESTORE}
     * @param createdAt X's {@code created_at}; null if X did not send it
     * @param redactedAt X's {@code redacted_at}; null if X did not send it
     */
    public record Said(
            Action action,
            String reason,
            @Nullable String createdAt,
            @Nullable String redactedAt) {}

    /**
     * What was done.
     *
     * @param outcome what became of the ID
     * @param rows how many rows were changed
     * @param changes by table, such as {@code public.posts:deleted=1;public.post_media:deleted=2}; may be empty
     * @param detail more about the outcome; null if there is no more to say
     */
    public record Done(
            Outcome outcome,
            long rows,
            String changes,
            @Nullable String detail) {}
}
