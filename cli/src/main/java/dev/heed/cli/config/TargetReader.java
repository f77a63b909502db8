package dev.heed.cli.config;

import dev.heed.jdbc.Limits;
import dev.heed.jdbc.TargetOptions;
import dev.heed.jdbc.ledger.LedgerIds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a configuration file may say of a target beside where it is. */
final class TargetReader {
    private static final List<String> OWN =
            List.of("name", "mapping", "limits", "ledger", "throttle", "unusable_share");
    private static final List<String> LIMITS =
            List.of("rows_per_transaction", "transaction_time", "lock_timeout", "statement_timeout");
    private static final List<String> LEDGER = List.of("ids", "key_env");

    private TargetReader() {}

    /** All keys of a target: those that tell where it is, and others. */
    static List<String> with(List<String> access) {
        return Stream.concat(access.stream(), OWN.stream()).toList();
    }

    /** Options, once the target's database is open. */
    static Function<DataSource, TargetOptions> options(Section keys, UnaryOperator<@Nullable String> environment) {
        TargetOptions usual = TargetOptions.DEFAULT;
        TargetOptions options = keys.find("unusable_share", share -> usual.unusableShare(Numbers.toDouble(share)))
                .orElse(usual)
                .limits(keys.findSection("limits", LIMITS)
                        .flatMap(TargetReader::limits)
                        .orElse(usual.limits()))
                .ledgerIds(keys.findSection("ledger", LEDGER)
                        .flatMap(ledger -> ledgerIds(ledger, environment))
                        .orElse(usual.ledgerIds()));
        return keys.findSection("throttle", ThrottleReader.KEYS)
                .map(ThrottleReader::read)
                .<Function<DataSource, TargetOptions>>map(
                        throttle -> database -> options.throttle(throttle.apply(database)))
                .orElse(database -> options);
    }

    private static Optional<Limits> limits(Section keys) {
        Limits usual = Limits.DEFAULT;
        return keys.checking(() -> new Limits(
                keys.find("rows_per_transaction", Numbers::toInt).orElse(usual.rowsPerTransaction()),
                keys.find("transaction_time", Durations::parse).orElse(usual.transactionTime()),
                keys.find("lock_timeout", Durations::parse).orElse(usual.lockTimeout()),
                keys.find("statement_timeout", Durations::parse).orElse(usual.statementTimeout())));
    }

    private static Optional<LedgerIds> ledgerIds(Section keys, UnaryOperator<@Nullable String> environment) {
        return keys.require("ids", form -> switch (form) {
            case "plain" -> LedgerIds.plain();
            case "none" -> LedgerIds.none();
            case "hmac" -> hmac(new Secret("key for the ledger's IDs", keys.text("key_env"), environment));
            default -> throw new IllegalArgumentException("this is plain, hmac or none, not \"" + form + "\"");
        });
    }

    private static LedgerIds hmac(Secret key) {
        return LedgerIds.hmac(() -> key.get().getBytes(StandardCharsets.UTF_8));
    }
}
