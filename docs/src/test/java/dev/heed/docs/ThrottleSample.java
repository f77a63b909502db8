package dev.heed.docs;

import dev.heed.jdbc.JdbcTarget;
import dev.heed.jdbc.Mapping;
import dev.heed.jdbc.TargetOptions;
import dev.heed.jdbc.Throttle;
import dev.heed.jdbc.Throttle.Window;
import dev.heed.spi.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import javax.sql.DataSource;

/** What docs/applying.md shows. */
final class ThrottleSample {
    private ThrottleSample() {}

    static Target open(DataSource dataSource, DataSource replica, Path file) {
        // region
        Throttle throttle = Throttle.all(
                Throttle.rowsPerSecond(2_000),
                Throttle.windows(Window.daily(LocalTime.of(22, 0), LocalTime.of(5, 0), ZoneId.of("Europe/Berlin"))),
                Throttle.replicaLag(replica, Duration.ofSeconds(5)));
        Target target =
                JdbcTarget.open("main", dataSource, Mapping.file(file), TargetOptions.DEFAULT.throttle(throttle));
        // endregion
        return target;
    }
}
