package dev.heed.jdbc;

import dev.heed.jdbc.internal.mapping.Findings;
import dev.heed.jdbc.internal.mapping.MappingFile;
import dev.heed.jdbc.internal.mapping.MappingReader;
import dev.heed.jdbc.internal.mapping.MappingRules;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which tables hold content of X, and what happens to their rows: a file, or the same words in Java. Immutable. Whether it
 * fits a database shows when a target is opened, see {@link JdbcTarget}.
 *
 * <pre>{@code
 * Mapping.of(TableEntry.name("public.posts")
 *         .match(MatchEntry.column("id")
 *                 .holds(JobType.TWEETS)
 *                 .delete(RowChange.row())
 *                 .scrubGeo(RowChange.clear("lat", "lon")))
 *         .children(ChildEntry.table("public.post_media").column("post_id").references("id")))
 * }</pre>
 */
public final class Mapping {
    private final String name;
    private final Function<Findings, MappingRules> reading;

    private Mapping(String name, Function<Findings, MappingRules> reading) {
        this.name = name;
        this.reading = reading;
    }

    /**
     * A mapping file in YAML, which is read anew each time that a target is opened.
     *
     * @param path the file; not null
     */
    public static Mapping file(Path path) {
        return new Mapping(
                String.valueOf(path.getFileName()), findings -> MappingReader.yaml(MappingFile.text(path), findings));
    }

    /**
     * A mapping that is written in Java.
     *
     * @param tables at least one
     */
    public static Mapping of(TableEntry... tables) {
        Map<String, Object> tree =
                Map.of("tables", Stream.of(tables).map(TableEntry::tree).toList());
        return new Mapping("mapping", findings -> MappingReader.plain(tree, findings));
    }

    /** How messages call it. */
    String name() {
        return name;
    }

    MappingRules read(Findings findings) {
        return reading.apply(findings);
    }
}
