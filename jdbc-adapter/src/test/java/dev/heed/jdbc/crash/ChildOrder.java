package dev.heed.jdbc.crash;

import dev.heed.jdbc.crash.CrashCase.Scenario;
import java.net.URI;
import java.nio.file.Path;

/**
 * What a child process is to do.
 *
 * @param database the JDBC URL
 * @param folder has the mapping, and the spool
 * @param x where X answers
 * @param sliceIds how many IDs a job asks X about
 * @param batchIds how many IDs a transaction changes
 * @param scenario what the engine is set to
 * @param point where it ends
 */
record ChildOrder(String database, Path folder, URI x, int sliceIds, int batchIds, Scenario scenario, Point point) {
    ChildOrder dyingAt(Point other) {
        return new ChildOrder(database, folder, x, sliceIds, batchIds, scenario, other);
    }

    CrashBase base() {
        return database.startsWith("jdbc:h2:") ? CrashBase.H2 : CrashBase.POSTGRESQL;
    }

    String[] written() {
        return new String[] {
            database,
            folder.toString(),
            x.toString(),
            String.valueOf(sliceIds),
            String.valueOf(batchIds),
            scenario.name(),
            point.written()
        };
    }

    static ChildOrder read(String[] written) {
        return new ChildOrder(
                written[0],
                Path.of(written[1]),
                URI.create(written[2]),
                Integer.parseInt(written[3]),
                Integer.parseInt(written[4]),
                Scenario.valueOf(written[5]),
                Point.read(written[6]));
    }
}
