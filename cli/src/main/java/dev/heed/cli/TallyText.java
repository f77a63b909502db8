package dev.heed.cli;

import dev.heed.spi.Outcome;
import dev.heed.spi.Proof;
import dev.heed.spi.Proof.Deviation;
import dev.heed.spi.Tally;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Writes a tally for people. */
final class TallyText {
    private final PrintStream out;

    /** @param out where to */
    TallyText(PrintStream out) {
        this.out = out;
    }

    /** Writes IDs by action and reason, rows by table and change, and what was proved. */
    void print(Tally tally) {
        reasons(tally);
        tables(tally);
        proof(tally.proof());
    }

    private void proof(Proof proof) {
        if (proof.ids() > 0) {
            String left = proof.left() == 0
                    ? "nothing is left to be changed"
                    : Words.counted(proof.left(), "row") + " left to be changed" + where(proof, Deviation::left);
            out.printf("    looked again for %s: %s%n", Words.counted(proof.ids(), "ID"), left);
        }
        if (proof.beside() > 0) {
            out.printf(
                    "    changed by triggers or cascades of the database itself: %s%s%n",
                    Words.counted(proof.beside(), "row"), where(proof, Deviation::beside));
        }
    }

    private static String where(Proof proof, ToLongFunction<Deviation> rows) {
        return proof.deviations().stream()
                .filter(each -> rows.applyAsLong(each) > 0)
                .map(each -> "%s %,d".formatted(each.table(), rows.applyAsLong(each)))
                .collect(Collectors.joining(", ", " (", ")"));
    }

    private void reasons(Tally tally) {
        Map<String, Long> all = new TreeMap<>();
        Map<String, Long> absent = new TreeMap<>();
        Map<String, Long> held = new TreeMap<>();
        Map<String, Long> refused = new TreeMap<>();
        for (Tally.ByReason each : tally.reasons()) {
            String key = "%-10s %s".formatted(each.action().name().toLowerCase(Locale.ROOT), each.reason());
            all.merge(key, each.ids(), Long::sum);
            absent.merge(key, each.outcome() == Outcome.ABSENT ? each.ids() : 0, Long::sum);
            held.merge(key, each.outcome() == Outcome.HELD ? each.ids() : 0, Long::sum);
            refused.merge(key, each.outcome() == Outcome.REFUSED ? each.ids() : 0, Long::sum);
        }
        all.forEach((key, ids) -> {
            String note = note(absent.getOrDefault(key, 0L), "already gone")
                    + note(held.getOrDefault(key, 0L), "with rows that the mapping holds back")
                    + note(refused.getOrDefault(key, 0L), "with rows that the database does not let go");
            out.printf("    %-24s %,9d %s%s%n", key, ids, ids == 1 ? "ID" : "IDs", note);
        });
    }

    private static String note(long ids, String what) {
        return ids == 0 ? "" : "  (%,d of them %s)".formatted(ids, what);
    }

    private void tables(Tally tally) {
        Map<String, Long> rows = tally.tables().stream()
                .collect(Collectors.groupingBy(
                        each -> "%-24s %s"
                                .formatted(each.table(), each.change().name().toLowerCase(Locale.ROOT)),
                        TreeMap::new,
                        Collectors.summingLong(Tally.ByTable::rows)));
        rows.forEach((key, count) -> out.printf("    %-33s %,9d %s%n", key, count, count == 1 ? "row" : "rows"));
    }
}
