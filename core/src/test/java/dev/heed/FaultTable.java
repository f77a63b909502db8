package dev.heed;

import dev.heed.mock.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The matrix as a person reads it: calls at which the same comes of a fault share a row. */
final class FaultTable {
    private FaultTable() {}

    static String of(List<FaultRun.Result> results) {
        Map<FaultKind, Map<FaultStage, List<String>>> byKind = new LinkedHashMap<>();
        for (FaultRun.Result result : results) {
            FaultCell cell = result.cell();
            byKind.computeIfAbsent(cell.kind(), kind -> new LinkedHashMap<>())
                    .computeIfAbsent(cell.stage(), stage -> new ArrayList<>())
                    .add(result.words());
        }
        StringBuilder table = new StringBuilder("| what goes wrong | at | once | three times | for ever |\n");
        table.append("|---|---|---|---|---|\n");
        byKind.forEach((kind, stages) -> rows(kind, stages).forEach(table::append));
        return table + "\n" + forced();
    }

    private static List<String> rows(FaultKind kind, Map<FaultStage, List<String>> stages) {
        Map<List<String>, List<FaultStage>> byWords = new LinkedHashMap<>();
        stages.forEach((stage, words) ->
                byWords.computeIfAbsent(words, same -> new ArrayList<>()).add(stage));
        return byWords.entrySet().stream()
                .map(row -> "| " + kind.label() + " | " + calls(row.getValue()) + " | "
                        + String.join(" | ", row.getKey()) + " |\n")
                .toList();
    }

    private static String calls(List<FaultStage> stages) {
        return stages.size() == FaultStage.values().length
                ? "every call"
                : stages.stream().map(Enum::name).collect(Collectors.joining(", "));
    }

    /** What X's rules forbid and a fault brings about all the same. */
    private static String forced() {
        Map<String, List<String>> kinds = new TreeMap<>();
        for (FaultKind kind : FaultKinds.ALL) {
            for (Map.Entry<Rule, String> forced : kind.forced().entrySet()) {
                String rule = forced.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ');
                kinds.computeIfAbsent(rule + " | " + forced.getValue(), same -> new ArrayList<>())
                        .add(kind.label());
            }
        }
        return kinds.entrySet().stream()
                .map(row -> "| " + row.getKey() + " | " + String.join("; ", row.getValue()) + " |\n")
                .collect(Collectors.joining("", "| rule of X | why it cannot be kept | under |\n|---|---|---|\n", ""));
    }
}
