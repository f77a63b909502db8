package dev.heed.cli.config;

import javax.sql.DataSource;

/** Opens databases, or knows them to be open. */
@FunctionalInterface
public interface Connector {
    /**
     * The connections of a database.
     *
     * @param what how messages call it
     * @throws dev.heed.HeedException if it cannot be reached
     */
    DataSource connect(String what, Access access);
}
