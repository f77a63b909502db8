package dev.heed.jdbc.internal.mapping;

import dev.heed.JobType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A mapping as its author wrote it, not yet held against a database.
 *
 * @param tables what could be understood of its tables
 */
public record MappingRules(List<TableRule> tables) {

    /** Another one as soon as anything in the mapping is. */
    String fingerprint() {
        return UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** A name and where it stands. */
    record Name(Spot at, String text) {
        /** Whether there is none; a finding has told so. */
        boolean isMissing() {
            return text.isEmpty();
        }
    }

    /** A table that holds IDs, or, with a star in its name, several of them. */
    record TableRule(Name name, Filters filters, boolean allowScans, List<MatchRule> match, List<ChildRule> children) {}

    /**
     * Which rows of a table count.
     *
     * @param where only rows that fulfil it are Heed's business
     * @param unless rows that fulfil it are held back
     */
    record Filters(Optional<FilterRule> where, Optional<FilterRule> unless) {}

    /** A condition on a column; an empty value asks for null. */
    record FilterRule(Name column, Spot at, Optional<String> is) {}

    /**
     * A column that holds IDs, and what happens to their rows.
     *
     * @param pointer where the ID is inside a JSON column
     */
    record MatchRule(Name column, Optional<Name> pointer, JobType holds, Rule delete, Rule scrubGeo) {}

    /** A table whose rows go with a row of the table above it. */
    record ChildRule(Name table, List<Name> columns, List<Name> references, List<ChildRule> children) {}

    /** What happens to a row. */
    sealed interface Rule {
        /** It goes. */
        record Row() implements Rule {}

        /** It stays as it is. */
        record Keep() implements Rule {}

        /**
         * A column tells that it is deleted.
         *
         * @param restore whether the mark goes again when X no longer names the ID
         */
        record Mark(Name column, Plan.MarkWith value, boolean restore) implements Rule {}

        /** Columns lose their values, and JSON columns some of their members. */
        record Clear(List<Name> columns, List<JsonRule> json) implements Rule {}

        /** It depends on X's reason. */
        record ByReason(Map<String, Rule> reasons, Rule otherwise) implements Rule {}
    }

    /** Members that a JSON column loses. */
    record JsonRule(Name column, List<Name> pointers) {}
}
