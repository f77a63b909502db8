package dev.heed.jdbc.internal.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** A database that Heed may use: opens its own connections and transactions on it. Thread-safe. */
public final class Database {
    /** Names are quoted and left as they are: the catalog has told how they are spelled. */
    private static final Settings SETTINGS = new Settings()
            .withRenderQuotedNames(RenderQuotedNames.ALWAYS)
            .withRenderNameCase(RenderNameCase.AS_IS)
            .withFetchWarnings(false);

    private final DataSource source;
    private final Product product;
    private final String place;

    private Database(DataSource source, Product product, String place) {
        this.source = source;
        this.product = product;
        this.place = place;
    }

    /** Some work in a transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T on(DSLContext sql) throws SQLException;
    }

    /** Some work that also uses temporary files. */
    @FunctionalInterface
    public interface Streaming<T> {
        T on(DSLContext sql) throws SQLException, IOException;
    }

    /** How a transaction begins. */
    @FunctionalInterface
    private interface Beginning {
        Transaction on(Connection connection) throws SQLException;
    }

    /** Creates or migrates Heed's own tables first. */
    public static Database open(DataSource source, String name) {
        Database database = look(source, name);
        Migrations.run(source, database.product, database.place);
        if (database.product.isMysql() && !database.write("see how rows are counted", FoundRows::areCounted)) {
            throw FoundRows.refusal(database.place);
        }
        return database;
    }

    /** Needs and creates no tables of Heed's. */
    public static Database look(DataSource source, String name) {
        String place = Place.of(source, name);
        try (Connection connection = source.getConnection()) {
            return new Database(source, Product.of(connection), place);
        } catch (SQLException e) {
            throw Failures.unreachable(place, e);
        }
    }

    public Product product() {
        return product;
    }

    /**
     * Runs some work in a transaction of its own.
     *
     * @param doing what a person reads after "Heed could not"
     */
    public <T> T write(String doing, Work<T> work) {
        return transact(doing, connection -> product.begin(connection, Access.WRITE), work);
    }

    /**
     * Runs some work in a transaction of its own that waits no longer than it should.
     *
     * @param doing what a person reads after "Heed could not"
     */
    public <T> T write(String doing, Patience patience, Work<T> work) {
        return transact(
                doing, connection -> product.begin(connection, patience), sql -> patience.during(sql, product, work));
    }

    /**
     * Runs some work in a transaction that only reads.
     *
     * @param doing what a person reads after "Heed could not"
     */
    public <T> T read(String doing, Work<T> work) {
        return transact(doing, connection -> product.begin(connection, Access.READ), work);
    }

    private <T> T transact(String doing, Beginning beginning, Work<T> work) {
        try (Connection connection = connect();
                Transaction transaction = beginning.on(connection)) {
            T result = work.on(DSL.using(connection, product.dialect(), SETTINGS));
            transaction.commit();
            return result;
        } catch (SQLException | DataAccessException e) {
            throw Failures.failed(doing, place, e);
        }
    }

    /**
     * Runs some work that reads more rows than fit into memory, in a transaction that only reads.
     *
     * @param doing what a person reads after "Heed could not"
     */
    public <T> T stream(String doing, Streaming<T> work) throws IOException {
        try (Connection connection = connect();
                Transaction transaction = product.begin(connection, Access.READ)) {
            T result = product.streaming(DSL.using(connection, product.dialect(), streaming(connection)), work);
            transaction.commit();
            return result;
        } catch (SQLException | DataAccessException e) {
            throw Failures.failed(doing, place, e);
        }
    }

    private static Settings streaming(Connection connection) throws SQLException {
        return ((Settings) SETTINGS.clone()).withFetchSize(Product.fetchSize(connection));
    }

    private Connection connect() {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw Failures.away(place, e);
        }
    }
}
