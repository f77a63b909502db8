/**
 * Heed's ports on relational databases: {@link dev.heed.jdbc.JdbcTarget} keeps a database in step, {@link
 * dev.heed.jdbc.JdbcHome} remembers the jobs.
 *
 * <p>Both take a {@link javax.sql.DataSource} and open connections of their own; a host's transaction is never joined.
 * Names from the mapping reach SQL only as quoted identifiers that the live schema holds, values only as binds.
 */
@NullMarked
package dev.heed.jdbc;

import org.jspecify.annotations.NullMarked;
