package dev.heed.jdbc.internal.database;

import java.sql.Types;
import java.util.Locale;

/** What a column of SQLite is for, by the word it was declared with; the driver knows only a few of them. */
final class SqliteTypes {
    private SqliteTypes() {}

    /** One of {@link Types}: SQLite's rules of affinity, in their order, after the words that say more than they do. */
    static int of(String declared) {
        String word = declared.toUpperCase(Locale.ROOT);
        if (word.startsWith("BOOL")) {
            return Types.BOOLEAN;
        }
        if (word.startsWith("TIMESTAMP") || word.startsWith("DATETIME")) {
            return Types.TIMESTAMP;
        }
        if (word.equals("DATE")) {
            return Types.DATE;
        }
        return affinity(word);
    }

    private static int affinity(String word) {
        if (word.contains("INT")) {
            return Types.BIGINT;
        }
        if (word.contains("CHAR") || word.contains("CLOB") || word.contains("TEXT")) {
            return Types.VARCHAR;
        }
        if (word.isEmpty() || word.contains("BLOB") || word.equals("ANY")) {
            return Types.OTHER;
        }
        boolean rounds = word.contains("REAL") || word.contains("FLOA") || word.contains("DOUB");
        return rounds ? Types.DOUBLE : Types.NUMERIC;
    }
}
