/** A host's database: connections, transactions, what its catalog says, and what its errors mean. */
@NullMarked
package dev.heed.jdbc.internal.database;

import org.jspecify.annotations.NullMarked;
