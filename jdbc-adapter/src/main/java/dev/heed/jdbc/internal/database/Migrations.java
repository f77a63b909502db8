package dev.heed.jdbc.internal.database;

import dev.heed.HeedException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Creates and migrates Heed's own tables, beside whatever else the schema holds. */
final class Migrations {
    static final String HISTORY = "heed_schema_history";

    private Migrations() {}

    static void run(DataSource source, Product product, String place) {
        try {
            migrate(Flyway.configure(Migrations.class.getClassLoader())
                    .loggers("slf4j")
                    .dataSource(source)
                    .locations(product.migrations())
                    .failOnMissingLocations(true)
                    .table(HISTORY)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .baselineDescription("Before Heed")
                    .cleanDisabled(true)
                    .load());
        } catch (FlywayException e) {
            throw new HeedException(
                    "Heed could not create or migrate its own tables (heed_…) in " + place + ": "
                            + Place.withoutSecrets(String.valueOf(e.getMessage())
                                    .strip()
                                    .lines()
                                    .findFirst()
                                    .orElse(""))
                            + ". Check that the user may create tables in its current schema.",
                    e);
        }
    }

    /** Where a server commits each statement of a migration at once, a failure leaves a note that forbids the next try. */
    private static void migrate(Flyway flyway) {
        boolean failedBefore = Stream.of(flyway.info().all())
                .anyMatch(migration -> migration.getState().isFailed());
        if (failedBefore) {
            flyway.repair();
        }
        flyway.migrate();
    }
}
