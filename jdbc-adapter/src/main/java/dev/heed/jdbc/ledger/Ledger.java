package dev.heed.jdbc.ledger;

import dev.heed.JobType;
import dev.heed.jdbc.internal.audit.Consumers;
import dev.heed.jdbc.internal.audit.EntryRows;
import dev.heed.jdbc.internal.audit.Export;
import dev.heed.jdbc.internal.audit.Retention;
import dev.heed.jdbc.internal.audit.Verifier;
import dev.heed.jdbc.internal.database.Database;
import dev.heed.jdbc.internal.ledger.ChainRows;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The ledger of a database: what X said about each ID, and what was done. May be used while engines write to it, and from
 * any thread.
 *
 * <p>Every method throws a {@link dev.heed.HeedException} if the database refuses or cannot be reached.
 */
public final class Ledger {
    private final Database database;
    private final InstantSource clock;
    private final Consumers consumers;

    private Ledger(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.consumers = new Consumers(database);
    }

    /**
     * Opens a ledger with the system's clock, see {@link #open(String, DataSource, InstantSource)}.
     *
     * @param name what error messages call the database; not null
     * @param dataSource the database of a target; not null
     * @throws dev.heed.HeedException as there
     */
    public static Ledger open(String name, DataSource dataSource) {
        return open(name, dataSource, InstantSource.system());
    }

    /**
     * Opens a ledger; creates or migrates Heed's own tables first.
     *
     * @param name what error messages call the database; not null
     * @param dataSource the database of a target; stays the caller's to close; not null
     * @param clock tells how old an entry is; not null
     * @throws dev.heed.HeedException if the database is none that Heed knows, or does not let Heed create its tables
     */
    public static Ledger open(String name, DataSource dataSource, InstantSource clock) {
        return new Ledger(Database.open(dataSource, name), clock);
    }

    /** Where the ledger ends now. */
    public LedgerHead head() {
        return database.read("read the head of the ledger", ChainRows::head);
    }

    /**
     * What the ledger says about one ID, oldest first. Reads nothing but that, by an index. Entries that were {@link
     * #dropOlderThan dropped} are gone.
     *
     * @param type what the ID names; not null
     * @param id the ID
     * @param form how the ledger keeps IDs: {@link LedgerIds#hmac} also finds entries under a hash with this key, others
     *     only those with the plain ID; not null
     */
    public List<LedgerEntry> about(JobType type, long id, LedgerIds form) {
        return database.read("read the ledger", sql -> EntryRows.about(sql, type, id, form));
    }

    /** Reads the whole ledger and holds it against its chain; keeps few entries in memory at a time. */
    public Verification verify() {
        return new Verifier(database, Optional.empty()).verify();
    }

    /**
     * As {@link #verify()}, and also holds the ledger against a head that it had before.
     *
     * @param known what {@link #head()} or a {@link Verification} told then, kept where nobody who may write to the
     *     database could change it; not null
     */
    public Verification verify(LedgerHead known) {
        return new Verifier(database, Optional.of(known)).verify();
    }

    /**
     * What was proved once results had been applied, oldest first. The chain covers it, as it does the entries. A result
     * that was proved twice, as its process died in between, counts as it was proved last.
     *
     * @param afterBatch only of later batches; 0 for all
     * @param most how many at most
     */
    public List<LedgerProof> proofs(long afterBatch, int most) {
        return database.read("read the ledger", sql -> ChainRows.proofs(sql, afterBatch, most));
    }

    /**
     * Writes the whole ledger to a stream, in order.
     *
     * @param format how; not null
     * @param out where to; stays open; not null
     * @return the position of the last entry
     * @throws IOException if the stream takes no more
     */
    public LedgerPosition export(LedgerFormat format, OutputStream out) throws IOException {
        return export(LedgerPosition.BEGINNING, format, out);
    }

    /**
     * As {@link #export(LedgerFormat, OutputStream)}, but only what came after a position: what the export before this one
     * had returned.
     */
    public LedgerPosition export(LedgerPosition after, LedgerFormat format, OutputStream out) throws IOException {
        return Export.write(database, after, format, out);
    }

    /**
     * Opens a reader for a consumer. A name that is new begins at the oldest entry.
     *
     * @param consumer the consumer's name, which lasts over restarts; at most 255 characters; not null
     */
    public LedgerReader reader(String consumer) {
        consumers.admit(consumer);
        return new LedgerReader(consumers, consumer);
    }

    /** How far each consumer has acknowledged, by name. */
    public Map<String, LedgerPosition> consumers() {
        return consumers.all();
    }

    /** Forgets a consumer that will not come again; does nothing if there is none of this name. */
    public void forget(String consumer) {
        consumers.forget(consumer);
    }

    /**
     * Drops the entries of batches that are older than this. The batches' own records stay, and a new one tells of the
     * drop, so that the chain can still be verified. Batches that a consumer has not left behind are kept, and so are
     * those after them. IDs whose entries are gone cannot be removed again when their rows come back.
     *
     * @param age not null
     * @return what was dropped; empty if nothing is old enough
     */
    public Optional<LedgerDrop> dropOlderThan(Duration age) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Retention(database).dropBefore(now.minus(age), now);
    }
}
