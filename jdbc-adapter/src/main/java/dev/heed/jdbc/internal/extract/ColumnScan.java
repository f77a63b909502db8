package dev.heed.jdbc.internal.extract;

import dev.heed.IdRange;
import dev.heed.SkippedIds;
import dev.heed.SkippedIds.Reason;
import dev.heed.jdbc.internal.mapping.IdText;
import dev.heed.jdbc.internal.mapping.Plan.Match;
import dev.heed.spi.Work;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * One walk over a column, in no order. Values that are no IDs belong to no range, and whether IDs are ruined shows in the
 * whole column; so the walk from the beginning of the ID space reads, and inspects, all of it.
 */
final class ColumnScan {
    private static final int BEAT_EVERY = 5_000;

    /** Above, a double has no room for every whole number. */
    private static final double LARGEST_EXACT = 0x1p53;

    private final Match match;
    private final IdRange range;
    private final Work work;
    private final Inspection inspection;

    ColumnScan(Match match, IdRange range, Work work, Inspection inspection) {
        this.match = match;
        this.range = range;
        this.work = work;
        this.inspection = inspection;
    }

    List<SkippedIds> run(DSLContext sql, IdSorter into) throws SQLException, IOException {
        Field<Object> column = match.field();
        try (Cursor<Record1<Object>> cursor = sql.select(column)
                .from(match.table().sql())
                .where(within(column))
                .and(match.scope().ours())
                .fetchLazy()) {
            read(cursor.resultSet(), into);
        }
        return inspects() ? inspection.findings(match.label()) : List.of();
    }

    /** Texts have another order than the numbers they stand for, so they are all read. */
    private Condition within(Field<Object> column) {
        if (inspects()) {
            return DSL.noCondition();
        }
        if (!match.form().isOrdered()) {
            return column.isNotNull();
        }
        Condition above = column.gt(bind(range.after()));
        return range.isOpen() ? above : above.and(column.le(bind(range.upTo())));
    }

    private boolean inspects() {
        return range.after() == 0;
    }

    private Field<Object> bind(long id) {
        return DSL.val(match.form().bind(id), match.form().type());
    }

    private void read(ResultSet rows, IdSorter into) throws SQLException, IOException {
        long count = 0;
        while (rows.next()) {
            if (count++ % BEAT_EVERY == 0) {
                work.beat();
            }
            switch (match.form()) {
                case BIGINT -> number(rows, into);
                case NUMERIC -> decimal(rows.getBigDecimal(1), into);
                case TEXT -> text(rows.getString(1), into);
                case PADDED_TEXT -> padded(rows.getString(1), into);
                case FLEXIBLE_NUMBER, FLEXIBLE_TEXT, FLEXIBLE -> flexible(rows.getObject(1), into);
            }
        }
    }

    private void number(ResultSet rows, IdSorter into) throws SQLException, IOException {
        long id = rows.getLong(1);
        if (id == 0 && rows.wasNull()) {
            inspection.none();
        } else {
            number(id, into);
        }
    }

    private void number(long id, IdSorter into) throws IOException {
        if (id > 0) {
            take(id, into);
        } else {
            inspection.add(Reason.NOT_POSITIVE, Long.toString(id));
        }
    }

    private void flexible(@Nullable Object value, IdSorter into) throws IOException {
        if (value instanceof Long || value instanceof Integer) {
            number(((Number) value).longValue(), into);
        } else if (value instanceof Double real) {
            real(real, into);
        } else if (value == null || value instanceof String) {
            text((String) value, into);
        } else {
            inspection.add(Reason.NOT_DIGITS, "(bytes)");
        }
    }

    private void real(double number, IdSorter into) throws IOException {
        if (Double.isInfinite(number)) {
            inspection.add(Reason.NOT_CANONICAL, Double.toString(number));
            return;
        }
        BigDecimal exact = new BigDecimal(number);
        if (number > LARGEST_EXACT && IdText.fault(exact).isEmpty()) {
            inspection.lookAtRounded(exact.longValueExact());
            add(exact.longValueExact(), into);
        } else {
            decimal(exact, into);
        }
    }

    private void decimal(@Nullable BigDecimal number, IdSorter into) throws IOException {
        if (number == null) {
            inspection.none();
            return;
        }
        Optional<Reason> fault = IdText.fault(number);
        if (fault.isPresent()) {
            inspection.add(fault.get(), number.toPlainString());
        } else {
            take(number.longValueExact(), into);
        }
    }

    private void padded(@Nullable String text, IdSorter into) throws IOException {
        text(text == null ? null : text.stripTrailing(), into);
    }

    private void text(@Nullable String text, IdSorter into) throws IOException {
        if (text == null) {
            inspection.none();
            return;
        }
        Optional<Reason> fault = IdText.fault(text);
        if (fault.isPresent()) {
            inspection.add(fault.get(), text);
        } else {
            take(Long.parseLong(text), into);
        }
    }

    private void take(long id, IdSorter into) throws IOException {
        if (inspects()) {
            inspection.look(id);
        }
        add(id, into);
    }

    private void add(long id, IdSorter into) throws IOException {
        if (id > range.after() && id <= range.upTo()) {
            into.add(id);
        }
    }
}
