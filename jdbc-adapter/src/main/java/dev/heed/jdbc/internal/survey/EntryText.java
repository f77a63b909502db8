package dev.heed.jdbc.internal.survey;

import dev.heed.JobType;
import dev.heed.jdbc.internal.database.LiveTable.ForeignKey;
import dev.heed.jdbc.internal.database.LiveTable.TableId;
import dev.heed.jdbc.internal.survey.Children.Child;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes what was guessed of one table. */
final class EntryText {
    private final Children children;
    private final Function<TableId, String> names;
    private final StringBuilder out = new StringBuilder();

    /** @param names how a mapping names a table */
    EntryText(Children children, Function<TableId, String> names) {
        this.children = children;
        this.names = names;
    }

    /** An entry of the mapping. */
    String sure(Surveyed table) {
        line(1, "- name: " + names.apply(table.table().id()));
        line(2, "match:");
        children.matches(table).forEach(guess -> match(table, guess));
        table.unsure().forEach(guess -> unsureMatch(3, "", table, guess));
        List<Child> below = children.of(table);
        if (!below.isEmpty()) {
            line(2, "children:");
            below.forEach(child -> child(3, child));
        }
        return out.toString();
    }

    /** An entry in comments, of which nothing is sure enough. */
    String unsure(Surveyed table) {
        line(1, Yaml.comment("- name: " + names.apply(table.table().id())));
        line(1, Yaml.comment("  match:"));
        table.unsure().forEach(guess -> unsureMatch(1, "    ", table, guess));
        return out.toString();
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
        String table = "table: " + names.apply(key.from());
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
