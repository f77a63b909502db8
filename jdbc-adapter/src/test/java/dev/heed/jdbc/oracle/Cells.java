package dev.heed.jdbc.oracle;

import dev.heed.jdbc.oracle.World.Key;
import dev.heed.jdbc.oracle.World.Parent;
import dev.heed.jdbc.oracle.World.Quoted;
import dev.heed.jdbc.oracle.World.Row;
import dev.heed.jdbc.oracle.World.Table;
import dev.heed.jdbc.oracle.World.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows of a world as plain maps from column to value: what the oracle works on, and what is inserted. */
public final class Cells {
    /** With its member, without it, and none. */
    private static final List<String> DOCUMENTS = Arrays.asList("{\"geo\":1,\"name\":1}", "{\"name\":1}", null);

    private static final List<String> TENANTS = Arrays.asList("acme", "other", null);
    private static final List<String> HOLDS = Arrays.asList(null, "false", "true");

    /** How many ways there are to choose one of each. */
    static final int KINDS = 27;

    private final World world;
    private final List<List<Map<String, String>>> tables = new ArrayList<>();

    public Cells(World world) {
        this.world = world;
        world.tables().forEach(table -> tables.add(new ArrayList<>()));
        world.rows().forEach(this::add);
        world.rows().stream().map(this::tableOf).distinct().forEach(this::connect);
    }

    public List<Map<String, String>> of(int table) {
        return tables.get(table);
    }

    private int tableOf(Row row) {
        return row.table() % world.tables().size();
    }

    private void add(Row row) {
        int number = tableOf(row);
        Table table = world.tables().get(number);
        List<Map<String, String>> rows = tables.get(number);
        Map<String, String> cells = new TreeMap<>();
        String key = Integer.toString(rows.size() + 1);
        // Pairs: the second column alone is not unique.
        cells.put("k1", table.key() == Key.PAIR ? "t" + rows.size() % 2 : null);
        cells.put("k2", table.key() == Key.PAIR ? Integer.toString(rows.size() / 2 + 1) : key);
        boolean unique = table.quoted() == Quoted.CLEAR_FOREIGN_KEY;
        cells.put("post", unique ? key : nullIfZero(row.post()));
        cells.put("who", nullIfZero(row.user()));
        cells.put("a", "a");
        cells.put("b", row.user() % 2 == 0 ? null : "b");
        cells.put("gone", null);
        cells.put("why", null);
        cells.put("doc", DOCUMENTS.get(row.rest() % 3));
        cells.put("tenant", TENANTS.get(row.rest() / 3 % 3));
        cells.put("hold", HOLDS.get(row.rest() / 9));
        rows.add(cells);
    }

    /** References lead to rows that are there. */
    private void connect(int number) {
        Table table = world.tables().get(number);
        List<Map<String, String>> own = tables.get(number);
        List<Row> specs =
                world.rows().stream().filter(row -> tableOf(row) == number).toList();
        for (int i = 0; i < specs.size(); i++) {
            Row row = specs.get(i);
            Map<String, String> cells = own.get(i);
            boolean isChild = number > 0 && table.parent() != Parent.NONE;
            refer(cells, "p", isChild ? tables.get(number - 1) : List.of(), row.parent());
            boolean strict = table.tree() == Tree.NEVER_NULL;
            // Where null is not allowed, roots refer to themselves and no circle can be built.
            List<Map<String, String>> above = strict ? own.subList(0, i + 1) : own;
            refer(cells, "u", table.tree() == Tree.NONE ? List.of() : above, row.above() + (strict ? 1 : 0));
            cells.put("quoted", quoted(table, own, row));
        }
    }

    private static void refer(Map<String, String> cells, String to, List<Map<String, String>> rows, int pick) {
        Map<String, String> found = pick == 0 || rows.isEmpty() ? Map.of() : rows.get(pick % rows.size());
        // Half a reference is none.
        cells.put(to + "1", found.isEmpty() ? "t0" : found.get("k1"));
        cells.put(to + "2", found.get("k2"));
    }

    private static String quoted(Table table, List<Map<String, String>> own, Row row) {
        return table.quoted() == Quoted.CLEAR_FOREIGN_KEY && row.quoted() > 0
                ? own.get(row.quoted() % own.size()).get("post")
                : nullIfZero(row.quoted() % 9);
    }

    private static String nullIfZero(int id) {
        return id == 0 ? null : Integer.toString(id);
    }
}
