package dev.heed.cli.config;

import dev.heed.Action;
import dev.heed.Confirmation;
import dev.heed.EngineBuilder;
import dev.heed.Guard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a configuration file may say of the engine. What it leaves out is as the engine has it. */
final class EngineSettings {
    private static final List<String> OWN =
            List.of("guard", "confirmation", "reapply", "freshness", "slice_ids", "batch_ids", "results_max_age");
    private static final List<String> GUARD =
            List.of("first_share", "later_share", "free_ids", "held_share", "max_rows", "jump");
    private static final List<String> CONFIRMATION = List.of("reasons", "after");

    private EngineSettings() {}

    /** All keys of the file: some others, and the engine's. */
    static List<String> with(String... others) {
        return Stream.concat(Stream.of(others), OWN.stream()).toList();
    }

    static void read(Section keys, EngineBuilder engine) {
        keys.findSection("guard", GUARD).flatMap(EngineSettings::guard).ifPresent(engine::guard);
        keys.findSection("confirmation", CONFIRMATION)
                .flatMap(EngineSettings::confirmation)
                .ifPresent(engine::confirmation);
        keys.findList("reapply", EngineSettings::deleting).map(Set::copyOf).ifPresent(engine::reapply);
        keys.find("freshness", Durations::parse).ifPresent(engine::freshness);
        keys.find("slice_ids", text -> engine.sliceIds(Numbers.toInt(text)));
        keys.find("batch_ids", text -> engine.batchIds(Numbers.toInt(text)));
        keys.find("results_max_age", Durations::parse).ifPresent(engine::resultsMaxAge);
    }

    private static String deleting(String reason) {
        Action.DELETE.requireReasons(Set.of(reason));
        return reason;
    }

    private static Optional<Guard> guard(Section keys) {
        Guard usual = Guard.DEFAULT;
        return keys.checking(() -> new Guard(
                keys.find("first_share", Numbers::toDouble).orElse(usual.firstShare()),
                keys.find("later_share", Numbers::toDouble).orElse(usual.laterShare()),
                keys.find("free_ids", Numbers::toLong).orElse(usual.freeIds()),
                keys.find("held_share", Numbers::toDouble).orElse(usual.heldShare()),
                keys.find("max_rows", Numbers::toLong).orElse(usual.maxRows()),
                keys.find("jump", Numbers::toDouble).orElse(usual.jump())));
    }

    private static Optional<Confirmation> confirmation(Section keys) {
        Confirmation usual = Confirmation.ofReversible();
        Set<String> reasons =
                keys.findList("reasons", text -> text).map(Set::copyOf).orElse(usual.reasons());
        Duration after = keys.find("after", Durations::parse).orElse(usual.after());
        return keys.checking(() -> new Confirmation(reasons, after));
    }
}
