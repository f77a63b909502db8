package dev.heed.docs;

import dev.heed.ComplianceEngine;
import dev.heed.EngineBuilder;
import dev.heed.RunReport;
import dev.heed.jdbc.JdbcHome;
import dev.heed.jdbc.JdbcTarget;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** How a program embeds the engine; shown in the README. */
final class Embedding {
    private Embedding() {}

    // region embed
    static boolean sweep(EngineBuilder builder, DataSource database, Supplier<String> token, Path folder) {
        try (ComplianceEngine engine = builder // ComplianceEngine.builder(), with your own defaults
                .token(token)
                .home(JdbcHome.open(database))
                .target(JdbcTarget.open("main", database, folder.resolve("heed.yml")))
                .spool(folder.resolve("spool"))
                .build()) {
            List<RunReport> reports = engine.runAll(); // or engine.run(JobType.TWEETS)
            for (RunReport report : reports) {
                System.out.printf(
                        "%s %s: %d IDs checked, %d named by X, %d rows changed%n",
                        report.run().type(),
                        report.status(),
                        report.idsChecked(),
                        report.idsReported(),
                        report.rowsChanged());
            }
            return reports.stream().allMatch(report -> report.status() == RunReport.Status.DONE);
        }
    }
    // endregion
}
