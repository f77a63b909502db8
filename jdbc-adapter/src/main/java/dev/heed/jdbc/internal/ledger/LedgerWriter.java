package dev.heed.jdbc.internal.ledger;

import dev.heed.Notice;
import dev.heed.jdbc.internal.database.Refused;
import dev.heed.jdbc.internal.rows.Deed;
import dev.heed.jdbc.ledger.LedgerHead;
import dev.heed.jdbc.ledger.LedgerIds;
import dev.heed.jdbc.ledger.LedgerKind;
import dev.heed.spi.Batch;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Adds batches to the ledger.
 *
 * @param ids in what form the ledger keeps IDs
 * @param clock tells the time of a batch
 */
public record LedgerWriter(LedgerIds ids, InstantSource clock) {

    /** Writes what a batch did; to be the last of its transaction, as others wait until it ends. */
    public void write(DSLContext sql, Batch batch, Collection<Deed> deeds) {
        IdWriter form = IdWriter.of(ids);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<@Nullable Object[]> entries = new ArrayList<>(deeds.size());
        Contents.Sum sum = new Contents.Sum();
        for (Deed deed : deeds) {
            @Nullable Object[] entry = entry(batch, deed, form, now);
            entries.add(entry);
            sum.add(entry);
        }
        LedgerKind kind = batch.isAgain() ? LedgerKind.REAPPLIED : LedgerKind.APPLIED;
        LedgerHead before = ChainRows.lock(sql);
        ChainRows.append(sql, new ChainLink(before, kind.name(), form.form(), sum.contents(), Remark.NONE, now));
        LedgerRows.insert(sql, before.batch() + 1, entries);
    }

    /** A notice's ID in words that may be kept. */
    public String named(Notice notice) {
        Long plain = IdWriter.of(ids).plain(notice.id());
        return plain == null ? "the first of them" : "the first of them ID " + plain;
    }

    /** Why an ID was refused in words that may be kept. */
    public String words(Refused refused) {
        return ids instanceof LedgerIds.Plain ? refused.getMessage() : refused.discreet();
    }

    /** In the order of {@link LedgerRows#CONTENTS}. */
    private static @Nullable Object[] entry(Batch batch, Deed deed, IdWriter form, Instant now) {
        Notice notice = deed.notice();
        return new @Nullable Object[] {
            batch.job().id().toString(),
            batch.remoteId(),
            batch.job().type().name(),
            form.plain(notice.id()),
            form.hash(batch.job().type(), notice.id()),
            notice.action().name(),
            notice.reason(),
            notice.createdAt(),
            notice.redactedAt(),
            deed.outcome().name(),
            deed.rows(),
            deed.summary(),
            deed.refusal(),
            now
        };
    }
}
