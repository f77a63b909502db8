package dev.heed.jdbc.internal.store;

import static dev.heed.jdbc.internal.database.Tables.REASON;
import static dev.heed.jdbc.internal.database.Tables.RUN_ID;
import static dev.heed.jdbc.internal.database.Tables.SKIP;
import static dev.heed.jdbc.internal.database.Tables.TABLE_NAME;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.SkippedIds;
import dev.heed.jdbc.internal.database.Tables;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** The rows of {@code heed_skip}. */
final class SkipRows {
    private static final Field<String> TARGET = Tables.text("target");
    private static final Field<Integer> POSITION = Tables.small("position");
    private static final Field<String> COLUMN_NAME = Tables.text("column_name");
    private static final Field<Long> COUNT = Tables.number("count");
    private static final Field<String> SAMPLES = Tables.text("samples");

    /** A sample may hold any character, such as the zero that a text column of PostgreSQL refuses. */
    private static final ObjectMapper JSON = new ObjectMapper();

    private SkipRows() {}

    static int replace(DSLContext sql, UUID run, String target, List<SkippedIds> skipped) {
        sql.deleteFrom(SKIP).where(RUN_ID.eq(run.toString()), TARGET.eq(target)).execute();
        for (int i = 0; i < skipped.size(); i++) {
            SkippedIds row = skipped.get(i);
            sql.insertInto(SKIP, RUN_ID, TARGET, POSITION, TABLE_NAME, COLUMN_NAME, REASON, COUNT, SAMPLES)
                    .values(
                            run.toString(),
                            target,
                            i,
                            row.table(),
                            row.column(),
                            row.reason().name(),
                            row.count(),
                            json(row.samples()))
                    .execute();
        }
        return skipped.size();
    }

    static List<SkippedIds> all(DSLContext sql, UUID run, String target) {
        return sql.select(TABLE_NAME, COLUMN_NAME, REASON, COUNT, SAMPLES)
                .from(SKIP)
                .where(RUN_ID.eq(run.toString()), TARGET.eq(target))
                .orderBy(POSITION)
                .fetch(SkipRows::read);
    }

    private static SkippedIds read(Record row) {
        return new SkippedIds(
                row.get(TABLE_NAME),
                row.get(COLUMN_NAME),
                SkippedIds.Reason.valueOf(row.get(REASON)),
                row.get(COUNT),
                samples(row.get(SAMPLES)));
    }

    private static String json(List<String> samples) {
        try {
            return JSON.writeValueAsString(samples);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A list of texts is always JSON", e);
        }
    }

    private static List<String> samples(String json) {
        try {
            return List.of(JSON.readValue(json, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("heed_skip holds samples that Heed did not write: " + json, e);
        }
    }
}
