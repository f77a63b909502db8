package dev.heed.jdbc.oracle;

import dev.heed.jdbc.oracle.World.Filter;
import dev.heed.jdbc.oracle.World.Ids;
import dev.heed.jdbc.oracle.World.Key;
import dev.heed.jdbc.oracle.World.Parent;
import dev.heed.jdbc.oracle.World.Quoted;
import dev.heed.jdbc.oracle.World.Row;
import dev.heed.jdbc.oracle.World.Rule;
import dev.heed.jdbc.oracle.World.Rules;
import dev.heed.jdbc.oracle.World.Shape;
import dev.heed.jdbc.oracle.World.Table;
import dev.heed.jdbc.oracle.World.Tree;
import dev.heed.jdbc.oracle.World.Verdict;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Makes worlds, small ones first. */
public final class Worlds extends DomainContextBase {
    private static final int MOST_TABLES = 4;
    private static final int MOST_ROWS = 24;
    private static final int LARGEST_ID = 8;

    @Provide
    Arbitrary<World> worlds() {
        return Combinators.combine(
                        tables().list().ofMinSize(1).ofMaxSize(MOST_TABLES),
                        rows().list().ofMaxSize(MOST_ROWS),
                        verdicts()
                                .list()
                                .uniqueElements(Verdict::id)
                                .ofMinSize(1)
                                .ofMaxSize(LARGEST_ID),
                        Arbitraries.of(1, 3, 1_000))
                .as(World::new);
    }

    private static Arbitrary<Table> tables() {
        Arbitrary<Rules> rules = Combinators.combine(
                        Arbitraries.of(Rule.class), Arbitraries.of(Rule.class), Arbitraries.of(false, true))
                .as(Rules::new);
        return Combinators.combine(
                        Arbitraries.of(Key.class),
                        Arbitraries.of(Ids.class),
                        Arbitraries.of(Parent.class),
                        Arbitraries.of(Tree.class),
                        rules,
                        Arbitraries.of(Quoted.class),
                        Arbitraries.of(Filter.class),
                        shapes())
                .as(Table::new);
    }

    private static Arbitrary<Shape> shapes() {
        return Combinators.combine(
                        Arbitraries.of(false, true), Arbitraries.integers().between(0, 3))
                .as(Shape::new);
    }

    private static Arbitrary<Row> rows() {
        Arbitrary<Integer> id = Arbitraries.integers().between(0, LARGEST_ID);
        Arbitrary<Integer> pick = Arbitraries.integers().between(0, MOST_ROWS);
        Arbitrary<Integer> rest = Arbitraries.integers().between(0, Cells.KINDS - 1);
        return Combinators.combine(Arbitraries.integers().between(0, MOST_TABLES - 1), id, id, pick, pick, pick, rest)
                .as(Row::new);
    }

    private static Arbitrary<Verdict> verdicts() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, LARGEST_ID),
                        Arbitraries.of(false, false, true),
                        Arbitraries.of("deleted", "protected", "suspended"))
                .as(Verdict::new);
    }
}
