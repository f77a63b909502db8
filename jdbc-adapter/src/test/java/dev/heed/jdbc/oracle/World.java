package dev.heed.jdbc.oracle;

import java.util.List;

/**
 * A host's tables, their rows, and what X says about some IDs: everything that a random test needs. Numbers in rows are
 * picks: 0 stands for null, others choose among what is there.
 *
 * @param tables at least one; a table may only refer to one before it
 * @param verdicts each ID once
 * @param rowLimit how many rows a transaction may hold
 */
public record World(List<Table> tables, List<Row> rows, List<Verdict> verdicts, int rowLimit) {

    /** The same for databases that never let a row go that refers to itself. */
    public World withoutCircles() {
        return new World(tables.stream().map(Table::withoutCircles).toList(), rows, verdicts, rowLimit);
    }

    /**
     * A table.
     *
     * @param ids how its columns hold IDs
     * @param parent whether its rows go with those of the table before it
     * @param tree whether its rows go with others of it
     * @param quoted what happens to a column that holds the ID of another Post
     * @param filter which of its rows are Heed's business
     * @param shape what else is to be chosen
     */
    public record Table(
            Key key, Ids ids, Parent parent, Tree tree, Rules rules, Quoted quoted, Filter filter, Shape shape) {
        /** Leaves out what no database could keep: keys on JSON, and rows that stay though what they refer to goes. */
        public Table {
            quoted = ids == Ids.JSON && quoted == Quoted.CLEAR_FOREIGN_KEY ? Quoted.ROW : quoted;
            boolean refers = parent == Parent.FOREIGN_KEY
                    || tree == Tree.FOREIGN_KEY
                    || tree == Tree.NEVER_NULL
                    || quoted == Quoted.CLEAR_FOREIGN_KEY;
            filter = refers ? Filter.NONE : filter;
        }

        private Table withoutCircles() {
            Tree open = tree == Tree.NEVER_NULL ? Tree.FOREIGN_KEY : tree;
            return new Table(key, ids, parent, open, rules, quoted, filter, shape);
        }
    }

    /**
     * What else is to be chosen of a table.
     *
     * @param keyless whether its key is only unique, and not its primary key
     * @param json which of the types of columns for JSON it has
     */
    public record Shape(boolean keyless, int json) {}

    /** What happens to rows by the Post, by the user, and when the Post's geo data goes. */
    public record Rules(Rule post, Rule user, boolean scrubs) {}

    /** What other rows refer to. */
    public enum Key {
        NUMBER,
        TEXT,
        PAIR
    }

    /** Types of columns that hold IDs. */
    public enum Ids {
        BIGINT,
        NUMERIC,
        TEXT,
        JSON
    }

    /** The conditions on its rows. */
    public enum Filter {
        NONE,
        WHERE,
        UNLESS,
        BOTH
    }

    /** How a table refers to the one before it. */
    public enum Parent {
        NONE,
        LOOSE,
        FOREIGN_KEY
    }

    /** How rows refer to rows of their own table. */
    public enum Tree {
        NONE,
        LOOSE,
        FOREIGN_KEY,
        NEVER_NULL
    }

    /** What happens to a row. */
    public enum Rule {
        ROW,
        KEEP,
        MARK,
        MARK_REASON,
        CLEAR,
        CUT,
        BY_REASON;

        /** What it means for a reason. */
        Rule of(String reason) {
            if (this != BY_REASON) {
                return this;
            }
            return switch (reason) {
                case "protected" -> MARK;
                case "suspended" -> KEEP;
                default -> ROW;
            };
        }
    }

    /** What happens to a row that quotes a Post. */
    public enum Quoted {
        NOTHING,
        ROW,
        CLEAR_FOREIGN_KEY
    }

    /** A row; the last number picks what it is for conditions, and its document. */
    public record Row(int table, int post, int user, int parent, int above, int quoted, int rest) {}

    /** What X says about an ID: scrub, or delete for a reason. */
    public record Verdict(int id, boolean scrub, String reason) {}
}
