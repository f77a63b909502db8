package dev.heed.jdbc.internal.database;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.SQLDialect;
import org.jooq.impl.AbstractBinding;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * A moment to the microsecond, the same in whatever time zones server, session and JVM are: a timestamp where jOOQ's own
 * binding would do, but without its way over the local time, and else a text in UTC, always of the same length. Heed does
 * not read a {@code datetime}, as the driver of MariaDB moves those that the local clock skips in spring.
 */
public final class InstantBinding extends AbstractBinding<Object, Instant> {
    /** A timestamp that tells its time zone, and every time in Heed's own tables. */
    public static final DataType<Instant> ZONED = type(Form.ZONED);

    /** A timestamp that does not tell its time zone: it gets the time in UTC. */
    public static final DataType<Instant> LOCAL = type(Form.LOCAL);

    private static final long serialVersionUID = 1;
    private static final Set<SQLDialect> TYPED = Set.of(SQLDialect.H2, SQLDialect.POSTGRES);
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    private final Form form;

    private InstantBinding(Form form) {
        this.form = form;
    }

    private enum Form {
        ZONED,
        LOCAL
    }

    private static DataType<Instant> type(Form form) {
        return SQLDataType.OTHER.asConvertedDataType(new InstantBinding(form));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static Instant read(Object value) {
        return value instanceof OffsetDateTime zoned
                ? zoned.toInstant()
                : LocalDateTime.parse(value.toString(), TEXT).toInstant(ZoneOffset.UTC);
    }

    @Override
    public Converter<Object, Instant> converter() {
        return Converter.ofNullable(Object.class, Instant.class, InstantBinding::read, InstantBinding::utc);
    }

    @Override
    public void set(BindingSetStatementContext<Instant> context) throws SQLException {
        context.statement().setObject(context.index(), value(context.value(), context.family()));
    }

    private @Nullable Object value(@Nullable Instant instant, SQLDialect family) {
        if (instant == null) {
            return null;
        }
        if (!TYPED.contains(family)) {
            return TEXT.format(utc(instant));
        }
        return form == Form.ZONED ? utc(instant) : utc(instant).toLocalDateTime();
    }

    @Override
    public void get(BindingGetResultSetContext<Instant> context) throws SQLException {
        Object value = TYPED.contains(context.family())
                ? context.resultSet().getObject(context.index(), OffsetDateTime.class)
                : context.resultSet().getString(context.index());
        context.value(converter().from(value));
    }
}
