package dev.heed.cli.demo;

import com.zaxxer.hikari.HikariDataSource;
import dev.heed.cli.Databases;
import java.nio.file.Path;
import javax.sql.DataSource;

/** The database of a demo, in a folder of its own. */
interface DemoDatabase extends AutoCloseable {
    /** The kinds to choose from. */
    enum Kind {
        /** A file, in this process. */
        H2("H2"),
        /** A server that is started for the demo. */
        POSTGRESQL("PostgreSQL");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        DemoDatabase open(Path folder) {
            return switch (this) {
                case H2 -> new H2Database(folder);
                case POSTGRESQL -> new PostgresDatabase(folder);
            };
        }
    }

    DataSource dataSource();

    @Override
    void close();

    /** H2 as a file. */
    final class H2Database implements DemoDatabase {
        private final HikariDataSource pool;

        H2Database(Path folder) {
            // Cache (in KB) and rows held of a result: the demo must do with a 64 MB heap. Names may be in any case.
            this.pool = Databases.pool(
                    "the demo",
                    "jdbc:h2:file:" + folder.resolve("demo")
                            + ";CACHE_SIZE=4096;MAX_MEMORY_ROWS=4000;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                    "sa",
                    "");
        }

        @Override
        public DataSource dataSource() {
            return pool;
        }

        @Override
        public void close() {
            pool.close();
        }
    }
}
