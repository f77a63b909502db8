package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.database.Product;
import dev.heed.jdbc.internal.mapping.IdForm;
import dev.heed.jdbc.internal.mapping.Plan.Match;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.RowN;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Brings many IDs into a statement the way a server likes best: as one array or text, or as lists of moderate length. */
public final class IdBinds {
    private static final int LIST_LENGTH = 500;

    private final boolean arrays;
    private final boolean json;
    private final boolean loose;
    private final boolean padding;
    private final boolean rows;

    public IdBinds(Product product) {
        this.arrays = product.bindsArrays();
        this.json = product.bindsJson();
        this.loose = product.comparesTextsLoosely();
        this.padding = product.countsPadding();
        this.rows = product.findsRowsByIndex();
    }

    /** Whether an index helps to find several columns at once in what a query reads; else the first needs a query of its own. */
    boolean findsRows() {
        return rows;
    }

    /** The IDs in portions of which each makes a good statement. */
    List<long[]> portions(long[] ids) {
        int length = arrays || json ? Math.max(1, ids.length) : LIST_LENGTH;
        List<long[]> portions = new ArrayList<>();
        for (int from = 0; from < ids.length; from += length) {
            portions.add(Arrays.copyOfRange(ids, from, Math.min(ids.length, from + length)));
        }
        return portions;
    }

    /** Whether a column holds one of the IDs. */
    Condition in(Match match, long[] ids) {
        Object[] binds = match.form().bind(ids);
        if (json) {
            return inJson(match.field(), binds);
        }
        if (arrays) {
            return match.field().eq(DSL.any(array(match.form(), binds)));
        }
        List<? extends Field<?>> values = Arrays.stream(binds)
                .map(bind -> padding && match.form() == IdForm.PADDED_TEXT ? padded(bind) : DSL.val(bind))
                .toList();
        Condition in = match.field().in(values);
        return loose && match.form().isText() ? in.and(isExactly(match.field(), values)) : in;
    }

    private static Field<?> padded(Object id) {
        return DSL.val(id).cast(SQLDataType.CHAR(id.toString().length()));
    }

    /** Compares bytes; for the few rows that an index has found by the column's own idea of equality. */
    private static Condition isExactly(Field<Object> text, List<? extends Field<?>> values) {
        return DSL.condition("cast(convert({0} using utf8mb4) as binary) in ({1})", text, DSL.list(values));
    }

    /** Whether columns hold one of the keys that were read elsewhere, in portions of which each makes a good statement. */
    List<Condition> in(List<Field<Object>> columns, List<Key> keys) {
        if (columns.size() == 1 && (arrays || json) && keys.stream().allMatch(IdBinds::isWhole)) {
            return keys.isEmpty() ? List.of() : List.of(inWhole(columns.get(0), keys));
        }
        List<Condition> portions = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += LIST_LENGTH) {
            portions.add(inList(columns, keys.subList(from, Math.min(keys.size(), from + LIST_LENGTH))));
        }
        return portions;
    }

    private static boolean isWhole(Key key) {
        Object value = key.values().get(0);
        return value instanceof Long || value instanceof Integer || value instanceof Short;
    }

    private Condition inWhole(Field<Object> column, List<Key> keys) {
        Long[] numbers = keys.stream()
                .map(key -> ((Number) key.values().get(0)).longValue())
                .toArray(Long[]::new);
        return json
                ? inJson(column, numbers)
                : DSL.condition("{0} = any({1})", column, DSL.val(numbers, SQLDataType.BIGINT.array()));
    }

    /** Values are numbers, or texts of digits. */
    private static Condition inJson(Field<Object> column, Object[] values) {
        String array = Arrays.stream(values)
                .map(value -> value instanceof Number ? value.toString() : '"' + value.toString() + '"')
                .collect(Collectors.joining(",", "[", "]"));
        return DSL.condition("{0} in (select value from json_each({1}))", column, DSL.val(array));
    }

    static Condition inList(List<Field<Object>> columns, List<Key> keys) {
        if (columns.size() == 1) {
            return columns.get(0)
                    .in(keys.stream().map(key -> DSL.val(key.values().get(0))).toList());
        }
        List<RowN> rows = keys.stream().map(key -> DSL.row(key.values())).toList();
        return DSL.row(columns).in(rows);
    }

    private static Field<Object[]> array(IdForm form, Object[] binds) {
        if (form != IdForm.PADDED_TEXT) {
            return DSL.val(binds, form.type().array());
        }
        // PostgreSQL compares such a column with another text type by a cast of the column, past its index.
        String[] texts = Arrays.copyOf(binds, binds.length, String[].class);
        return DSL.field("cast({0} as bpchar[])", Object[].class, DSL.val(texts));
    }
}
