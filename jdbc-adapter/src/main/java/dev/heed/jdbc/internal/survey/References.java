package dev.heed.jdbc.internal.survey;

import dev.heed.jdbc.internal.database.LiveTable.ForeignKey;
import dev.heed.jdbc.internal.database.LiveTable.TableId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rates columns anew by the columns that they refer to: what refers to an ID of X is one, what refers to another key is not. */
final class References {
    private static final int REFERS = 20;

    private final Map<TableId, Surveyed> tables = new LinkedHashMap<>();

    private References(List<Surveyed> tables) {
        tables.forEach(table -> this.tables.put(table.table().id(), table));
    }

    static List<Surveyed> follow(List<Surveyed> tables) {
        return new References(tables).follow();
    }

    private List<Surveyed> follow() {
        List.copyOf(tables.values())
                .forEach(target -> target.table().incoming().stream()
                        .filter(key -> key.columns().size() == 1)
                        .forEach(key -> tables.computeIfPresent(key.from(), (id, from) -> rated(from, key, target))));
        return List.copyOf(tables.values());
    }

    private static Surveyed rated(Surveyed from, ForeignKey key, Surveyed target) {
        Optional<Guess> old = from.guess(key.columns().get(0));
        List<Guess> guesses = new ArrayList<>(from.guesses());
        old.ifPresent(guesses::remove);
        old.flatMap(guess -> target.guess(key.references().get(0)).map(goal -> rated(guess, goal, key, target)))
                .ifPresent(guesses::add);
        return from.with(guesses);
    }

    private static Guess rated(Guess guess, Guess goal, ForeignKey key, Surveyed target) {
        int score = goal.isEnough() ? Math.max(guess.score() + REFERS, goal.score()) : goal.score();
        return guess.rated(
                goal.holds(),
                score,
                "refers to " + target.table().id() + "." + key.references().get(0));
    }
}
