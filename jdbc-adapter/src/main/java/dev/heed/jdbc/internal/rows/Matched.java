package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.mapping.IdForm;
import dev.heed.jdbc.internal.mapping.Plan.Match;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jooq.Condition;

/** Rows that hold one of some IDs in a matched column. */
final class Matched implements Members {
    private final IdBinds binds;
    private final Match match;
    private final Set<Long> ids;

    Matched(IdBinds binds, Match match, long[] ids) {
        this.binds = binds;
        this.match = match;
        this.ids = Arrays.stream(ids).boxed().collect(Collectors.toSet());
    }

    @Override
    public long root(Key row) {
        return IdForm.id(row.values().get(0));
    }

    @Override
    public boolean contains(Key row) {
        return ids(List.of(row)).findAny().isPresent();
    }

    @Override
    public List<Condition> find(Collection<Key> rows) {
        return binds.portions(ids(rows).distinct().toArray()).stream()
                .map(portion -> binds.in(match, portion))
                .toList();
    }

    private LongStream ids(Collection<Key> rows) {
        return rows.stream()
                .map(row -> IdForm.ifId(row.values().get(0)))
                .flatMapToLong(OptionalLong::stream)
                .filter(ids::contains);
    }
}
