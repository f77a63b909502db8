package dev.heed.jdbc.internal.mapping;

import dev.heed.JobType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * A mapping as its file says it, not yet held against a database.
 *
 * @param file the file's name
 * @param tables at least one
 */
public record Mapping(String file, List<TableRule> tables) {

    /** Another one as soon as anything in the mapping is. */
    String fingerprint() {
        return UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** A name and where it stands. */
    record Name(int line, String text) {}

    /** A table that holds IDs. */
    record TableRule(Name name, List<MatchRule> match, List<ChildRule> children) {}

    /** A column that holds IDs, and what happens to their rows. */
    record MatchRule(Name column, JobType holds, Rule delete, Rule scrubGeo) {}

    /** A table whose rows go with a row of the table above it. */
    record ChildRule(Name table, Name column, Name references, List<ChildRule> children) {}

    /** What happens to a row. */
    sealed interface Rule {
        /** It goes. */
        record Row() implements Rule {}

        /** It stays as it is. */
        record Keep() implements Rule {}

        /** A column tells that it is deleted. */
        record Mark(Name column) implements Rule {}

        /** Columns lose their values. */
        record Clear(List<Name> columns) implements Rule {}
    }
}
