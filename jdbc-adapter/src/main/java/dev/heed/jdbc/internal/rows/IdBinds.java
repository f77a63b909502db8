package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.database.Product;
import dev.heed.jdbc.internal.mapping.IdForm;
import dev.heed.jdbc.internal.mapping.Plan.Match;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Brings many IDs into a statement the way a server likes best: as one array, or as lists of moderate length. */
public final class IdBinds {
    private static final int LIST_LENGTH = 500;

    private final boolean arrays;

    public IdBinds(Product product) {
        this.arrays = product.bindsArrays();
    }

    /** The IDs in portions of which each makes a good statement. */
    List<long[]> portions(long[] ids) {
        int length = arrays ? Math.max(1, ids.length) : LIST_LENGTH;
        List<long[]> portions = new ArrayList<>();
        for (int from = 0; from < ids.length; from += length) {
            portions.add(Arrays.copyOfRange(ids, from, Math.min(ids.length, from + length)));
        }
        return portions;
    }

    /** Whether a column holds one of the IDs. */
    Condition in(Match match, long[] ids) {
        Object[] binds = match.form().bind(ids);
        return arrays
                ? match.field().eq(DSL.any(array(match.form(), binds)))
                : match.field().in(binds);
    }

    /** Whether a column holds one of the values that were read elsewhere, in portions of which each makes a good statement. */
    List<Condition> in(Field<Object> column, List<Object> values) {
        if (arrays && values.stream().allMatch(IdBinds::isWhole)) {
            Long[] numbers =
                    values.stream().map(value -> ((Number) value).longValue()).toArray(Long[]::new);
            return List.of(DSL.condition("{0} = any({1})", column, DSL.val(numbers, SQLDataType.BIGINT.array())));
        }
        List<Condition> portions = new ArrayList<>();
        for (int from = 0; from < values.size(); from += LIST_LENGTH) {
            portions.add(column.in(values.subList(from, Math.min(values.size(), from + LIST_LENGTH)).stream()
                    .map(DSL::val)
                    .toList()));
        }
        return portions;
    }

    private static boolean isWhole(Object value) {
        return value instanceof Long || value instanceof Integer || value instanceof Short;
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
