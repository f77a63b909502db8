package dev.heed.jdbc;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Files of SQLite, gone with the JVM. */
final class TestSqlite {
    private static final Path FOLDER = folder();

    private TestSqlite() {}

    static DataSource emptyDatabase(String name) {
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setBusyTimeout(20_000);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        SQLiteDataSource source = new SQLiteDataSource(config);
        File file = FOLDER.resolve(name + ".db").toFile();
        file.deleteOnExit();
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("heed-sqlite");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
