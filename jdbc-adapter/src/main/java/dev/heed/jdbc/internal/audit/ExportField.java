package dev.heed.jdbc.internal.audit;

import dev.heed.jdbc.ledger.LedgerEntry;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field of an exported entry.
 *
 * @param name the column's name in the ledger
 * @param value a text or a number; may be null
 */
record ExportField(String name, Function<LedgerEntry, @Nullable Object> value) {
    static final List<ExportField> ALL = List.of(
            new ExportField("seq", entry -> entry.position().batch()),
            new ExportField("position", entry -> entry.position().entry()),
            new ExportField("kind", entry -> word(entry.origin().kind())),
            new ExportField("job_id", entry -> entry.origin().job().toString()),
            new ExportField("remote_id", entry -> entry.origin().remoteId()),
            new ExportField("type", entry -> entry.subject().type().wireName()),
            new ExportField("id", ExportField::id),
            new ExportField("id_hash", entry -> entry.subject().hash()),
            new ExportField("action", entry -> word(entry.said().action())),
            new ExportField("reason", entry -> entry.said().reason()),
            new ExportField("x_created_at", entry -> entry.said().createdAt()),
            new ExportField("x_redacted_at", entry -> entry.said().redactedAt()),
            new ExportField("outcome", entry -> word(entry.done().outcome())),
            new ExportField("rows", entry -> entry.done().rows()),
            new ExportField("changes", entry -> entry.done().changes()),
            new ExportField("detail", entry -> entry.done().detail()),
            new ExportField("applied_at", entry -> entry.writtenAt().toString()));

    private static @Nullable String id(LedgerEntry entry) {
        Long id = entry.subject().id();
        return id == null ? null : id.toString();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
