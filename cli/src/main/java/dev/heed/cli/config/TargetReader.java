package dev.heed.cli.config;

import dev.heed.jdbc.Limits;
import dev.heed.jdbc.TargetOptions;
import dev.heed.jdbc.ledger.LedgerIds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what a configuration file says of a target. */
final class TargetReader {
    static final List<String> KEYS =
            AccessReader.keysWith("name", "mapping", "limits", "ledger", "throttle", "unusable_share");
    private static final List<String> LIMITS =
            List.of("rows_per_transaction", "transaction_time", "lock_timeout", "statement_timeout");
    private static final List<String> LEDGER = List.of("ids", "key_env");

    private final AccessReader access;

    TargetReader(AccessReader access) {
        this.access = access;
    }

    TargetEntry read(Section keys) {
        Access target = access.read(keys);
        return new TargetEntry(
                keys.findText("name").orElse("main"),
                target,
                keys.require("mapping", access.folder()::resolve).orElse(access.folder()),
                options(keys, new ThrottleReader(access, target)));
    }

    private Function<Connector, TargetOptions> options(Section keys, ThrottleReader throttles) {
        TargetOptions usual = TargetOptions.DEFAULT;
        TargetOptions options = keys.find("unusable_share", share -> usual.unusableShare(Numbers.toDouble(share)))
                .orElse(usual)
                .limits(keys.findSection("limits", LIMITS)
                        .flatMap(TargetReader::limits)
                        .orElse(usual.limits()))
                .ledgerIds(keys.findSection("ledger", LEDGER)
                        .flatMap(this::ledgerIds)
                        .orElse(usual.ledgerIds()));
        return keys.findSection("throttle", ThrottleReader.KEYS)
                .map(throttles::read)
                .<Function<Connector, TargetOptions>>map(
                        throttle -> connector -> options.throttle(throttle.apply(connector)))
                .orElse(connector -> options);
    }

    private static Optional<Limits> limits(Section keys) {
        Limits usual = Limits.DEFAULT;
        return keys.checking(() -> new Limits(
                keys.find("rows_per_transaction", Numbers::toInt).orElse(usual.rowsPerTransaction()),
                keys.find("transaction_time", Durations::parse).orElse(usual.transactionTime()),
                keys.find("lock_timeout", Durations::parse).orElse(usual.lockTimeout()),
                keys.find("statement_timeout", Durations::parse).orElse(usual.statementTimeout())));
    }

    private Optional<LedgerIds> ledgerIds(Section keys) {
        return keys.require("ids", form -> switch (form) {
            case "plain" -> LedgerIds.plain();
            case "none" -> LedgerIds.none();
            case "hmac" -> hmac(new Secret("key for the ledger's IDs", keys.text("key_env"), access.environment()));
            default -> throw new IllegalArgumentException("this is plain, hmac or none, not \"" + form + "\"");
        });
    }

    private static LedgerIds hmac(Secret key) {
        return LedgerIds.hmac(() -> key.get().getBytes(StandardCharsets.UTF_8));
    }
}
