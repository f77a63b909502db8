package dev.heed.jdbc.oracle;

import dev.heed.JobType;
import dev.heed.jdbc.oracle.World.Parent;
import dev.heed.jdbc.oracle.World.Quoted;
import dev.heed.jdbc.oracle.World.Rule;
import dev.heed.jdbc.oracle.World.Table;
import dev.heed.jdbc.oracle.World.Tree;
import dev.heed.jdbc.oracle.World.Verdict;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Does to maps what Heed should do to tables, the plainest way. */
public final class Oracle {
    private final World world;
    private final Cells cells;
    private final Map<String, String> deletes = new HashMap<>();
    private final Set<String> scrubs = new HashSet<>();

    public Oracle(World world, Cells cells) {
        this.world = world;
        this.cells = cells;
        for (Verdict verdict : world.verdicts()) {
            String id = Integer.toString(verdict.id());
            if (verdict.scrub()) {
                scrubs.add(id);
            } else {
                deletes.put(id, verdict.reason());
            }
        }
    }

    private record Found(int table, Map<String, String> row) {}

    /** Applies the verdicts; returns how many rows go. */
    public int apply(JobType type) {
        Set<Map<String, String>> doomed = doomed(type);
        for (int i = 0; i < world.tables().size(); i++) {
            List<Map<String, String>> rows = cells.of(i);
            clearQuotes(i, doomed);
            rows.removeIf(doomed::contains);
            for (Map<String, String> row : rows) {
                if (isFree(world.tables().get(i), row)) {
                    change(world.tables().get(i), row, type);
                }
            }
        }
        return doomed.size();
    }

    private Set<Map<String, String>> doomed(JobType type) {
        Set<Map<String, String>> doomed = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Found> open = new ArrayDeque<>();
        for (int i = 0; i < world.tables().size(); i++) {
            for (Map<String, String> row : cells.of(i)) {
                if (goes(world.tables().get(i), row, type) && doomed.add(row)) {
                    open.add(new Found(i, row));
                }
            }
        }
        while (!open.isEmpty()) {
            Found found = open.remove();
            follow(found, found.table(), "u", doomed, open);
            follow(found, found.table() + 1, "p", doomed, open);
        }
        return doomed;
    }

    private boolean goes(Table table, Map<String, String> row, JobType type) {
        boolean quotes =
                table.quoted() == Quoted.ROW && type == JobType.TWEETS && deletes.containsKey(row.get("quoted"));
        return isFree(table, row) && (quotes || rule(table, row, type) == Rule.ROW);
    }

    private static boolean isFree(Table table, Map<String, String> row) {
        boolean ours = "acme".equals(row.get("tenant"));
        boolean held = "true".equals(row.get("hold"));
        return switch (table.filter()) {
            case NONE -> true;
            case WHERE -> ours;
            case UNLESS -> !held;
            case BOTH -> ours && !held;
        };
    }

    private void follow(Found above, int table, String by, Set<Map<String, String>> doomed, Deque<Found> open) {
        if (table == world.tables().size()) {
            return;
        }
        Table below = world.tables().get(table);
        boolean leads = by.equals("u") ? below.tree() != Tree.NONE : below.parent() != Parent.NONE;
        for (Map<String, String> row : cells.of(table)) {
            if (leads && refers(row, by, above.row()) && isFree(below, row) && doomed.add(row)) {
                open.add(new Found(table, row));
            }
        }
    }

    private static boolean refers(Map<String, String> row, String by, Map<String, String> to) {
        String first = to.get("k1");
        return to.get("k2").equals(row.get(by + "2")) && (first == null || first.equals(row.get(by + "1")));
    }

    private void clearQuotes(int table, Set<Map<String, String>> doomed) {
        if (world.tables().get(table).quoted() != Quoted.CLEAR_FOREIGN_KEY) {
            return;
        }
        Set<String> gone = new HashSet<>();
        cells.of(table).stream().filter(doomed::contains).forEach(row -> gone.add(row.get("post")));
        cells.of(table).stream()
                .filter(row -> gone.contains(row.get("quoted")))
                .forEach(row -> row.put("quoted", null));
    }

    private void change(Table table, Map<String, String> row, JobType type) {
        switch (rule(table, row, type)) {
            case MARK -> row.put("gone", "yes");
            case MARK_REASON -> row.putIfAbsent("why", deletes.get(row.get(column(type))));
            case CLEAR -> {
                row.put("a", null);
                row.put("b", null);
            }
            case CUT -> {
                row.put("a", null);
                row.computeIfPresent("doc", (column, doc) -> doc.replace("\"geo\":1,", ""));
            }
            default -> {}
        }
        if (type == JobType.TWEETS) {
            if (table.rules().scrubs() && scrubs.contains(row.get("post"))) {
                row.put("b", null);
            }
            if (table.quoted() == Quoted.CLEAR_FOREIGN_KEY && deletes.containsKey(row.get("quoted"))) {
                row.put("quoted", null);
            }
        }
    }

    /** What happens to a row by its own ID. */
    private Rule rule(Table table, Map<String, String> row, JobType type) {
        String reason = deletes.get(row.get(column(type)));
        Rule rule =
                type == JobType.TWEETS ? table.rules().post() : table.rules().user();
        return reason == null ? Rule.KEEP : rule.of(reason);
    }

    private static String column(JobType type) {
        return type == JobType.TWEETS ? "post" : "who";
    }
}
