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

    /**
     * A table.
     *
     * @param ids how its columns hold IDs
     * @param parent whether its rows go with those of the table before it
     * @param tree whether its rows go with others of it
     * @param quoted what happens to a column that holds the ID of another Post
     */
    public record Table(Key key, Ids ids, Parent parent, Tree tree, Rules rules, Quoted quoted) {}

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
        TEXT
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
        CLEAR
    }

    /** What happens to a row that quotes a Post. */
    public enum Quoted {
        NOTHING,
        ROW,
        CLEAR_FOREIGN_KEY
    }

    /** A row. */
    public record Row(int table, int post, int user, int parent, int above, int quoted) {}

    /** What X says about an ID: delete, or scrub. */
    public record Verdict(int id, boolean scrub) {}
}
