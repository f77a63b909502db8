package dev.heed.jdbc.internal.extract;

import dev.heed.IdRange;
import dev.heed.JobType;
import dev.heed.SkippedIds;
import dev.heed.jdbc.TargetOptions;
import dev.heed.jdbc.internal.database.Database;
import dev.heed.jdbc.internal.mapping.Plan;
import dev.heed.jdbc.internal.mapping.Plan.Match;
import dev.heed.spi.IdCursor;
import dev.heed.spi.IdSource;
import dev.heed.spi.Work;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** One scan of every column of a kind into one external sort, which also drops repetitions. */
public final class JdbcIdSource implements IdSource {
    private final Database database;
    private final Plan plan;
    private final InstantSource clock;
    private final UnusableLimit limit;

    public JdbcIdSource(Database database, Plan plan, TargetOptions options) {
        this.database = database;
        this.plan = plan;
        this.clock = options.clock();
        this.limit = new UnusableLimit(options.unusableShare());
    }

    @Override
    public IdCursor open(JobType type, IdRange range, Work work) {
        try {
            IdSorter sorter = new IdSorter(work.scratch());
            try {
                List<SkippedIds> skipped = scan(type, range, sorter, work);
                return new SortedIds(sorter.sorted(work), skipped, work.scratch());
            } catch (IOException | RuntimeException e) {
                sorter.close();
                throw e;
            }
        } catch (IOException e) {
            throw Scratch.failed(work.scratch(), e);
        }
    }

    private List<SkippedIds> scan(JobType type, IdRange range, IdSorter sorter, Work work) throws IOException {
        List<SkippedIds> skipped = new ArrayList<>();
        for (Match match : plan.matches()) {
            if (match.holds() == type) {
                skipped.addAll(scan(match, range, sorter, work));
            }
        }
        return skipped;
    }

    private List<SkippedIds> scan(Match match, IdRange range, IdSorter sorter, Work work) throws IOException {
        Inspection inspection = new Inspection(clock.instant());
        ColumnScan scan = new ColumnScan(match, range, work, inspection);
        List<SkippedIds> found = database.stream(
                "read the IDs in " + match.table().id() + "." + match.column().name(), sql -> scan.run(sql, sorter));
        limit.check(match.label(), inspection.ids(), found);
        return found;
    }
}
