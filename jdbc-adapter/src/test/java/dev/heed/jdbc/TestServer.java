package dev.heed.jdbc;

import dev.heed.jdbc.oracle.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/** The servers that every test runs on; each gives out empty databases. */
enum TestServer implements Sql.Words {
    H2 {
        @Override
        DataSource emptyDatabase() {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL("jdbc:h2:mem:heed" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
            return source;
        }
    },
    POSTGRESQL {
        @Override
        DataSource emptyDatabase() {
            return TestPostgres.emptyDatabase("heed" + NUMBER.incrementAndGet());
        }
    },
    MARIADB {
        @Override
        DataSource emptyDatabase() {
            return TestMariaDb.emptyDatabase("heed" + NUMBER.incrementAndGet());
        }
    },
    /** The driver and the dialect of MySQL, on a server that speaks its language. */
    MYSQL {
        @Override
        DataSource emptyDatabase() {
            return TestMariaDb.emptyDatabaseOfMysql("heed" + NUMBER.incrementAndGet());
        }
    },
    SQLITE {
        @Override
        DataSource emptyDatabase() {
            return TestSqlite.emptyDatabase("heed" + NUMBER.incrementAndGet());
        }
    };

    private static final AtomicInteger NUMBER = new AtomicInteger();

    abstract DataSource emptyDatabase();

    boolean isMysql() {
        return this == MARIADB || this == MYSQL;
    }

    /** What the tables of an archive belong to, as messages name it. */
    String schemaOf(Archive archive) {
        return switch (this) {
            case H2 -> "PUBLIC";
            case POSTGRESQL -> "public";
            case MARIADB, MYSQL -> archive.rows("SELECT database()").get(0);
            case SQLITE -> "main";
        };
    }

    @Override
    public String momentType() {
        return switch (this) {
            case H2, POSTGRESQL -> "TIMESTAMP WITH TIME ZONE";
            case MARIADB, MYSQL -> "TIMESTAMP NULL";
            case SQLITE -> "TIMESTAMP";
        };
    }

    /** Whether a column of that type is a full second in UTC. */
    String isMoment(String column, String second) {
        return switch (this) {
            case H2, POSTGRESQL -> column + " = TIMESTAMP WITH TIME ZONE '" + second + "+00'";
            case MARIADB, MYSQL -> column + " = FROM_UNIXTIME(TIMESTAMPDIFF(SECOND, '1970-01-01', '" + second + "'))";
            case SQLITE -> column + " = '" + second + ".000000'";
        };
    }

    @Override
    public List<String> jsonTypes() {
        return switch (this) {
            case H2 -> List.of("JSON", "VARCHAR(900)", "CLOB");
            case POSTGRESQL -> List.of("JSONB", "JSON", "TEXT", "VARCHAR(900)");
            case MARIADB, MYSQL -> List.of("JSON", "LONGTEXT", "VARCHAR(900)");
            case SQLITE -> List.of("JSON", "TEXT");
        };
    }

    @Override
    public String json(String type, String document) {
        String text = "'" + document.replace("'", "''") + "'";
        if (isMysql()) {
            return text.replace("\\", "\\\\");
        }
        return this == H2 && type.equals("JSON") ? text + " FORMAT JSON" : text;
    }

    /** A moment in UTC, to the microsecond, as Heed's own tables hold it. */
    String instant(String utc) {
        return this == H2 || this == POSTGRESQL ? "TIMESTAMP WITH TIME ZONE '" + utc + "+00'" : "'" + utc + "'";
    }

    /** Creates Heed's own tables as they were in an older version. */
    void migrate(DataSource database, String version) {
        String folder = isMysql() ? "mysql" : name().toLowerCase(Locale.ROOT);
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:dev/heed/jdbc/migration/" + folder)
                .table("heed_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .target(version)
                .load()
                .migrate();
    }

    /** Opens a connection that takes double quotes around names. */
    static Connection connect(DataSource source) throws SQLException {
        Connection connection = source.getConnection();
        if (connection.getMetaData().getIdentifierQuoteString().equals("`")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET @@session.sql_mode = CONCAT(@@session.sql_mode, ',ANSI_QUOTES')");
            }
        }
        return connection;
    }

    static void execute(DataSource source, String... statements) {
        try (Connection connection = connect(source);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
