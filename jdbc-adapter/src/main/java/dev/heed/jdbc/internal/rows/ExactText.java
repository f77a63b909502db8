package dev.heed.jdbc.internal.rows;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.CustomCondition;
import org.jooq.impl.DSL;

/** Compares texts sign by sign, whatever the collation of a column calls equal. */
final class ExactText {
    private ExactText() {}

    static Condition isEqual(Field<?> text, String value) {
        Field<String> bind = DSL.val(value);
        return CustomCondition.of(context -> context.visit(isEqual(context.family(), text, bind)));
    }

    private static Condition isEqual(SQLDialect family, Field<?> text, Field<String> value) {
        return switch (family) {
            case POSTGRES -> DSL.condition("{0} collate \"C\" = {1}", text, value);
            case MYSQL, MARIADB ->
                DSL.condition(
                        "cast(convert({0} using utf8mb4) as binary) = cast(convert({1} using utf8mb4) as binary)",
                        text, value);
            case SQLITE -> DSL.condition("{0} collate binary = {1}", text, value);
            default -> DSL.condition("cast({0} as clob) = {1}", text, value);
        };
    }
}
