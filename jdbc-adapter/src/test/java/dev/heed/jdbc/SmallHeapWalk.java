package dev.heed.jdbc;

import dev.heed.IdRange;
import dev.heed.JobType;
import dev.heed.spi.IdCursor;
import java.nio.file.Path;
import javax.sql.DataSource;

/** Runs in a JVM of its own with little memory: walks over a database's Posts and prints how many IDs there are. */
final class SmallHeapWalk {
    private SmallHeapWalk() {}

    public static void main(String[] args) {
        DataSource source = SmallHeap.source(args[0]);
        TestWork work = new TestWork(Path.of(args[2]), () -> {});
        long count = 0;
        try (IdCursor cursor =
                JdbcTarget.open("main", source, Path.of(args[1])).ids().open(JobType.TWEETS, IdRange.ALL, work)) {
            while (cursor.next() != IdCursor.END) {
                count++;
            }
        }
        System.out.println(count);
    }
}
