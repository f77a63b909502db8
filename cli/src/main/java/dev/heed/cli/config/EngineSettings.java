package dev.heed.cli.config;

import dev.heed.Confirmation;
import dev.heed.EngineBuilder;
import dev.heed.Guard;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a configuration file may say of the engine. What it leaves out is as the engine has it. */
final class EngineSettings {
    private static final List<String> OWN =
            List.of("guard", "confirmation", "freshness", "slice_ids", "batch_ids", "results_max_age");
    private static final List<String> GUARD =
            List.of("first_share", "later_share", "free_ids", "held_share", "max_rows", "jump");
    private static final List<String> CONFIRMATION = List.of("reasons", "after");

    private EngineSettings() {}

    /** All keys of the file: some others, and the engine's. */
    static List<String> with(String... others) {
        return Stream.concat(Stream.of(others), OWN.stream()).toList();
    }

    static void read(Section keys, EngineBuilder engine) {
        keys.findSection("guard", GUARD).map(EngineSettings::guard).ifPresent(engine::guard);
        keys.findSection("confirmation", CONFIRMATION)
                .map(EngineSettings::confirmation)
                .ifPresent(engine::confirmation);
        keys.findDuration("freshness").ifPresent(engine::freshness);
        keys.findInt("slice_ids").ifPresent(ids -> keys.checking(() -> engine.sliceIds(ids)));
        keys.findInt("batch_ids").ifPresent(ids -> keys.checking(() -> engine.batchIds(ids)));
        keys.findDuration("results_max_age").ifPresent(engine::resultsMaxAge);
    }

    private static Guard guard(Section keys) {
        Guard usual = Guard.DEFAULT;
        return keys.checking(() -> new Guard(
                keys.findDouble("first_share").orElse(usual.firstShare()),
                keys.findDouble("later_share").orElse(usual.laterShare()),
                keys.findLong("free_ids").orElse(usual.freeIds()),
                keys.findDouble("held_share").orElse(usual.heldShare()),
                keys.findLong("max_rows").orElse(usual.maxRows()),
                keys.findDouble("jump").orElse(usual.jump())));
    }

    private static Confirmation confirmation(Section keys) {
        Confirmation usual = Confirmation.ofReversible();
        Set<String> reasons = keys.findTexts("reasons").map(Set::copyOf).orElse(usual.reasons());
        Duration after = keys.findDuration("after").orElse(usual.after());
        return keys.checking(() -> new Confirmation(reasons, after));
    }
}
