package dev.heed.jdbc.oracle;

import dev.heed.jdbc.oracle.World.Ids;
import dev.heed.jdbc.oracle.World.Key;
import dev.heed.jdbc.oracle.World.Parent;
import dev.heed.jdbc.oracle.World.Quoted;
import dev.heed.jdbc.oracle.World.Table;
import dev.heed.jdbc.oracle.World.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of a world in SQL. */
public final class Sql {
    private static final List<String> COLUMNS =
            List.of("k1", "k2", "post", "who", "p1", "p2", "u1", "u2", "quoted", "a", "b", "why", "doc");

    private static final List<String> CONDITIONS = List.of("tenant", "hold");
    private static final Set<String> IDS = Set.of("post", "who", "quoted");

    private final World world;
    private final Words words;

    public Sql(World world, Words words) {
        this.world = world;
        this.words = words;
    }

    /** What servers have different words for. */
    public interface Words {
        /** The types of columns that can hold JSON. */
        List<String> jsonTypes();

        /** A document as a value of such a type. */
        String json(String type, String document);

        /** The type of a column that holds a moment. */
        String momentType();
    }

    public List<String> create(Cells cells) {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < world.tables().size(); i++) {
            statements.add(create(i));
            fill(i, cells.of(i), statements);
        }
        return statements;
    }

    public List<String> drop() {
        List<String> statements = new ArrayList<>();
        for (int i = world.tables().size() - 1; i >= 0; i--) {
            statements.add("DROP TABLE t" + i);
        }
        return statements;
    }

    /** Reads a table, each row as {@link #told(int, Map)} tells it, but for spaces. */
    public static String read(int table) {
        return "SELECT " + String.join(", ", COLUMNS) + ", CASE WHEN gone IS NULL THEN NULL ELSE 'yes' END FROM t"
                + table;
    }

    public String told(int table, Map<String, String> row) {
        return COLUMNS.stream().map(column -> told(table, column, row)).collect(Collectors.joining("|")) + "|"
                + row.get("gone");
    }

    private String told(int table, String column, Map<String, String> row) {
        return holdsJson(table, column) && IDS.contains(column) ? document(row.get(column)) : row.get(column);
    }

    private boolean holdsJson(int table, String column) {
        boolean inJson = IDS.contains(column) && world.tables().get(table).ids() == Ids.JSON;
        return inJson || column.equals("doc");
    }

    private static String document(String id) {
        return id == null ? null : "{\"id\":\"" + id + "\"}";
    }

    private String jsonType(Table table) {
        List<String> types = words.jsonTypes();
        return types.get(table.shape().json() % types.size());
    }

    private String create(int number) {
        Table table = world.tables().get(number);
        Table above = world.tables().get(Math.max(0, number - 1));
        String id = idType(table);
        List<String> parts = new ArrayList<>();
        parts.add("k1 VARCHAR(9)" + (table.key() == Key.PAIR ? " NOT NULL" : ""));
        parts.add("k2 " + keyType(table) + " NOT NULL");
        parts.add("post " + id + (table.quoted() == Quoted.CLEAR_FOREIGN_KEY ? " NOT NULL UNIQUE" : ""));
        parts.add("who " + id);
        parts.add("p1 VARCHAR(9)");
        parts.add("p2 " + keyType(above));
        boolean strict = table.tree() == Tree.NEVER_NULL;
        parts.add("u1 VARCHAR(9)" + (strict && table.key() == Key.PAIR ? " NOT NULL" : ""));
        parts.add("u2 " + keyType(table) + (strict ? " NOT NULL" : ""));
        parts.add("quoted " + id);
        parts.add("a VARCHAR(9)");
        parts.add("b VARCHAR(9)");
        parts.add("why VARCHAR(20)");
        parts.add("doc " + jsonType(table));
        parts.add("tenant VARCHAR(9)");
        parts.add("hold BOOLEAN");
        parts.add("gone " + words.momentType());
        parts.add((table.shape().keyless() ? "UNIQUE (" : "PRIMARY KEY (") + key(table, "k") + ")");
        if (number > 0 && table.parent() == Parent.FOREIGN_KEY) {
            parts.add(
                    "FOREIGN KEY (" + key(above, "p") + ") REFERENCES t" + (number - 1) + " (" + key(above, "k") + ")");
        }
        if (table.tree() == Tree.FOREIGN_KEY || strict) {
            parts.add("FOREIGN KEY (" + key(table, "u") + ") REFERENCES t" + number + " (" + key(table, "k") + ")");
        }
        if (table.quoted() == Quoted.CLEAR_FOREIGN_KEY) {
            parts.add("FOREIGN KEY (quoted) REFERENCES t" + number + " (post)");
        }
        return "CREATE TABLE t" + number + " (" + String.join(", ", parts) + ")";
    }

    /** First the rows, then what may refer to a later one. */
    private void fill(int number, List<Map<String, String>> rows, List<String> statements) {
        boolean strict = world.tables().get(number).tree() == Tree.NEVER_NULL;
        List<String> columns =
                Stream.concat(COLUMNS.stream(), CONDITIONS.stream()).toList();
        for (Map<String, String> row : rows) {
            String values = columns.stream()
                    .map(column -> later(column, strict) ? "NULL" : literal(number, column, row))
                    .collect(Collectors.joining(", "));
            statements.add("INSERT INTO t" + number + " (" + String.join(", ", columns) + ") VALUES (" + values + ")");
        }
        for (Map<String, String> row : rows) {
            String sets = COLUMNS.stream()
                    .filter(column -> later(column, strict))
                    .map(column -> column + " = " + literal(number, column, row))
                    .collect(Collectors.joining(", "));
            statements.add("UPDATE t" + number + " SET " + sets + " WHERE k2 = " + literal(row.get("k2"))
                    + (row.get("k1") == null ? "" : " AND k1 = " + literal(row.get("k1"))));
        }
    }

    private String literal(int table, String column, Map<String, String> row) {
        String value = told(table, column, row);
        if (value != null && holdsJson(table, column)) {
            return words.json(jsonType(world.tables().get(table)), value);
        }
        return column.equals("hold") ? value : literal(value);
    }

    private static boolean later(String column, boolean strict) {
        return column.equals("quoted") || (!strict && column.startsWith("u"));
    }

    private static String literal(String value) {
        return value == null ? "NULL" : "'" + value + "'";
    }

    private static String key(Table table, String prefix) {
        return (table.key() == Key.PAIR ? prefix + "1, " : "") + prefix + "2";
    }

    private static String keyType(Table table) {
        return table.key() == Key.TEXT ? "VARCHAR(20)" : "BIGINT";
    }

    private String idType(Table table) {
        return switch (table.ids()) {
            case BIGINT -> "BIGINT";
            case NUMERIC -> "NUMERIC(20)";
            case TEXT -> "VARCHAR(20)";
            case JSON -> jsonType(table);
        };
    }
}
