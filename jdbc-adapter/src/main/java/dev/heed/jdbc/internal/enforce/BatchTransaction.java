package dev.heed.jdbc.internal.enforce;

import dev.heed.HeedException;
import dev.heed.JobType;
import dev.heed.Notice;
import dev.heed.jdbc.Limits;
import dev.heed.jdbc.internal.database.Database;
import dev.heed.jdbc.internal.database.Patience;
import dev.heed.jdbc.internal.database.Refused;
import dev.heed.jdbc.internal.ledger.CheckpointRows;
import dev.heed.jdbc.internal.ledger.CheckpointRows.Checkpoint;
import dev.heed.jdbc.internal.ledger.FenceRows;
import dev.heed.jdbc.internal.ledger.LedgerWriter;
import dev.heed.jdbc.internal.ledger.PartRows;
import dev.heed.jdbc.internal.ledger.ProofRows;
import dev.heed.jdbc.internal.ledger.RefusalRows;
import dev.heed.jdbc.internal.ledger.TallyRows;
import dev.heed.jdbc.internal.marks.MarkRows;
import dev.heed.jdbc.internal.rows.Deed;
import dev.heed.jdbc.internal.rows.Execution;
import dev.heed.jdbc.internal.rows.IdBinds;
import dev.heed.jdbc.internal.rows.Measurement;
import dev.heed.jdbc.internal.rows.Meter;
import dev.heed.jdbc.internal.rows.OwnChanges;
import dev.heed.jdbc.internal.rows.PartialExecution;
import dev.heed.jdbc.internal.rows.Search;
import dev.heed.jdbc.internal.rows.Steps;
import dev.heed.spi.Applied;
import dev.heed.spi.Batch;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** One transaction: rows, tally, checkpoint and ledger of some notices. */
final class BatchTransaction {
    private final Database database;
    private final Limits limits;
    private final Map<JobType, Steps> steps;
    private final LedgerWriter ledger;

    BatchTransaction(Database database, Limits limits, Map<JobType, Steps> steps, LedgerWriter ledger) {
        this.database = database;
        this.limits = limits;
        this.steps = steps;
        this.ledger = ledger;
    }

    /** Applies as many of the notices as have no more rows than that together, or so many rows of the first. */
    Applied apply(Batch batch, int rows) {
        return write(batch, sql -> {
            Checkpoint before = admit(sql, batch);
            Steps all = stepsOf(batch);
            OwnChanges own = new OwnChanges(sql);
            Search search = new Search(own.watched(), new IdBinds(database.product()));
            PartialExecution partial =
                    new PartialExecution(search, all, batch.notices().get(0));
            if (partial.exceeds(rows)) {
                Map<Deed.Kind, Long> done = partial.run(rows);
                recordBeside(sql, batch, own);
                return recordPart(sql, batch, before, done);
            }
            Measurement fitting = new Meter(search, all, rows).measure(batch.notices());
            Collection<Deed> deeds = new Execution(search, fitting).run(all);
            recordBeside(sql, batch, own);
            return record(sql, batch, before, deeds);
        });
    }

    private static void recordBeside(DSLContext sql, Batch batch, OwnChanges own) {
        own.beside().forEach(each -> ProofRows.add(sql, batch.job(), batch.remoteId(), each));
    }

    /** Records an ID that the database does not let go. */
    Applied refuse(Batch one, Refused refused) {
        Notice notice = one.notices().get(0);
        String why = ledger.words(refused);
        return write(one, sql -> {
            Checkpoint before = admit(sql, one);
            RefusalRows.add(sql, one, ledger.named(notice) + ": " + why);
            return record(sql, one, before, List.of(Deed.refused(notice, why)));
        });
    }

    private Applied write(Batch batch, Database.Work<Applied> work) {
        String doing = "apply " + Execution.idsOf(batch.notices()) + " of job "
                + batch.job().id();
        return database.write(doing, new Patience(limits.lockTimeout(), limits.statementTimeout()), work);
    }

    private static Checkpoint admit(DSLContext sql, Batch batch) {
        FenceRows.admit(sql, batch.fence());
        Checkpoint before = CheckpointRows.find(sql, batch.job(), batch.remoteId());
        long first = batch.notices().get(0).id();
        if (first <= before.upTo()) {
            throw new IllegalArgumentException(
                    "ID " + first + " was applied before: the checkpoint is " + before.upTo());
        }
        return before;
    }

    private static Applied recordPart(DSLContext sql, Batch batch, Checkpoint before, Map<Deed.Kind, Long> done) {
        PartRows.add(sql, batch, batch.notices().get(0).id(), done);
        return new Applied(
                before.upTo(),
                0,
                done.values().stream().mapToLong(Long::longValue).sum());
    }

    private Applied record(DSLContext sql, Batch batch, Checkpoint before, Collection<Deed> deeds) {
        long rows = deeds.stream().mapToLong(Deed::rows).sum();
        Deed first = deeds.iterator().next();
        first.addParts(PartRows.take(sql, batch, first.notice().id()));
        long last = deeds.stream().map(Deed::notice).mapToLong(Notice::id).max().orElseThrow();
        long remaining = before.remaining() + deeds.stream().filter(Deed::stays).count();
        Checkpoint after = new Checkpoint(last, before.batches() + 1, remaining);
        TallyRows.insert(sql, batch, after.batches(), deeds);
        CheckpointRows.write(sql, batch.job(), batch.remoteId(), after);
        MarkRows.forget(
                sql,
                batch.job().type(),
                deeds.stream()
                        .filter(Deed::endsMarks)
                        .map(deed -> deed.notice().id())
                        .toList());
        ledger.write(sql, batch, deeds);
        return new Applied(last, deeds.size(), rows);
    }

    private Steps stepsOf(Batch batch) {
        Steps found = steps.get(batch.job().type());
        if (found == null) {
            throw new HeedException(
                    "The mapping has no steps for " + batch.job().type().wireName());
        }
        return found;
    }
}
