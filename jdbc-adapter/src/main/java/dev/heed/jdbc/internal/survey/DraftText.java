package dev.heed.jdbc.internal.survey;

import dev.heed.JobType;
import dev.heed.jdbc.internal.database.LiveTable.ForeignKey;
import dev.heed.jdbc.internal.survey.Children.Child;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what was guessed as a mapping, in the words of docs/mapping.md, with the reasons beside it. */
final class DraftText {
    /** The line that makes a mapping a draft. */
    static final String MARK = "draft: true";

    private static final String HEAD = """
            # A first mapping, guessed from the schema and from a few rows of each table. Before each guess stands how sure
            # it is, from 0 to 100, and why; what is not sure enough is commented out. Read it, mend it, and then remove
            # the next line: until then Heed refuses this file. docs/mapping.md explains the words.
            """;

    private final String currentSchema;
    private final Children children;
    private final StringBuilder out = new StringBuilder(HEAD).append(MARK).append("\n\n");

    private DraftText(String currentSchema, Children children) {
        this.currentSchema = currentSchema;
        this.children = children;
    }

    static String of(List<Surveyed> tables, String currentSchema) {
        DraftText text = new DraftText(currentSchema, new Children(tables));
        text.write(tables);
        return text.out.toString();
    }

    private void write(List<Surveyed> tables) {
        List<Surveyed> entries = tables.stream()
                .filter(table -> !children.matches(table).isEmpty())
                .toList();
        line(0, entries.isEmpty() ? "tables: []" : "tables:");
        entries.forEach(this::entry);
        tables.stream()
                .filter(table -> !entries.contains(table) && !unsure(table).isEmpty())
                .forEach(this::unsureEntry);
    }

    private void entry(Surveyed table) {
        line(1, "- name: " + Yaml.table(table.table().id(), currentSchema));
        line(2, "match:");
        children.matches(table).forEach(guess -> match(table, guess));
        unsure(table).forEach(guess -> unsureMatch(3, "", table, guess));
        List<Child> below = children.of(table);
        if (!below.isEmpty()) {
            line(2, "children:");
            below.forEach(child -> child(3, child));
        }
    }

    private void match(Surveyed table, Guess guess) {
        Effects effects = new Effects(table);
        line(3, Yaml.comment(why(guess)));
        line(3, "- column: " + Yaml.name(guess.column().name()));
        guess.pointer().ifPresent(pointer -> line(4, "at: " + Yaml.name(pointer)));
        line(4, "holds: " + word(guess));
        line(4, "delete: " + effects.delete(guess));
        if (table.namesPosts(guess)) {
            effects.scrubGeo().ifPresent(rule -> scrubGeo(effects, rule));
        }
    }

    private void scrubGeo(Effects effects, String rule) {
        String scores = effects.geo().entrySet().stream()
                .map(entry -> entry.getKey().name() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        line(4, Yaml.comment("geo data by the names" + (scores.isEmpty() ? "" : ": " + scores)));
        line(4, "scrub_geo: " + rule);
    }

    private void unsureEntry(Surveyed table) {
        line(1, Yaml.comment("- name: " + Yaml.table(table.table().id(), currentSchema)));
        line(1, Yaml.comment("  match:"));
        unsure(table).forEach(guess -> unsureMatch(1, "    ", table, guess));
    }

    /** @param indent how far it stands inside of the comment, so that it fits where that is taken away */
    private void unsureMatch(int depth, String indent, Surveyed table, Guess guess) {
        line(depth, Yaml.comment(indent + why(guess)));
        line(
                depth,
                Yaml.comment(indent + "- { column: " + Yaml.name(guess.column().name())
                        + guess.pointer()
                                .map(pointer -> ", at: " + Yaml.name(pointer))
                                .orElse("")
                        + ", holds: " + word(guess)
                        + ", delete: " + new Effects(table).delete(guess) + " }"));
    }

    private void child(int depth, Child child) {
        ForeignKey key = child.key();
        String table = "table: " + Yaml.table(key.from(), currentSchema);
        boolean single = key.columns().size() == 1;
        String columns = single ? "column: " + Yaml.name(key.columns().get(0)) : "columns: " + Yaml.list(key.columns());
        String references =
                "references: " + (single ? Yaml.name(key.references().get(0)) : Yaml.list(key.references()));
        if (child.children().isEmpty()) {
            line(depth, "- { " + String.join(", ", table, columns, references) + " }");
        } else {
            line(depth, "- " + table);
            line(depth + 1, columns);
            line(depth + 1, references);
            line(depth + 1, "children:");
            child.children().forEach(below -> child(depth + 2, below));
        }
    }

    private static List<Guess> unsure(Surveyed table) {
        return table.guesses().stream().filter(guess -> !guess.isEnough()).toList();
    }

    private static String why(Guess guess) {
        return guess.score() + ": " + String.join("; ", guess.reasons());
    }

    private static String word(Guess guess) {
        return guess.holds() == JobType.TWEETS ? "post" : "user";
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }
}
