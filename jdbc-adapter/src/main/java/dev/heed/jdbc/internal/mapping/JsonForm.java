package dev.heed.jdbc.internal.mapping;

import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import java.sql.Types;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** How a column holds JSON. */
public enum JsonForm {
    JSON,
    JSONB,
    TEXT;

    private static final Set<Integer> TEXTS = Set.of(
            Types.VARCHAR, Types.LONGVARCHAR, Types.CHAR, Types.CLOB, Types.NVARCHAR, Types.LONGNVARCHAR, Types.NCLOB);

    /** Empty if the column cannot hold JSON. */
    public static Optional<JsonForm> of(Column column) {
        return switch (column.typeName().toLowerCase(Locale.ROOT)) {
            // SQLite keeps texts in such columns.
            case "json" -> Optional.of(column.type() == Types.NUMERIC ? TEXT : JSON);
            case "jsonb" -> Optional.of(column.type() == Types.NUMERIC ? TEXT : JSONB);
            default -> TEXTS.contains(column.type()) ? Optional.of(TEXT) : Optional.empty();
        };
    }

    /** A column of this form as a text. */
    public Field<String> read(LiveTable table, Column column) {
        return this == TEXT
                ? table.sql(column, SQLDataType.VARCHAR)
                : table.sql(column).cast(SQLDataType.CLOB);
    }

    /** A text as a value of such a column. */
    public Field<?> write(String document) {
        return switch (this) {
            case JSON -> DSL.val(org.jooq.JSON.json(document));
            case JSONB -> DSL.val(org.jooq.JSONB.jsonb(document));
            case TEXT -> DSL.val(document);
        };
    }
}
