package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.IdRange;
import dev.heed.JobType;
import dev.heed.spi.Enforcer;
import dev.heed.spi.IdCursor;
import dev.heed.spi.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables and columns whose names are made to be mistaken for something else. */
@ParameterizedClass
@EnumSource(TestServer.class)
class HostileNamesTest extends EnforcerBench {
    private static final List<String> ALL = List.of(
            "\"; DROP TABLE posts; --",
            "'; DROP TABLE posts; --",
            "x' OR '1'='1",
            "/* posts */",
            "select",
            "Order By",
            "UPPER",
            "dotted.name",
            "star*",
            "{0}",
            "?",
            ":id",
            "a`b[c]",
            "back\\slash",
            "100%_",
            " leading",
            "gr\u00f6\u00dfe_\u65e5\u672c",
            "e\u0301 combined",
            "n".repeat(63),
            "\u00e4".repeat(31) + "n");

    private final List<String> names;

    HostileNamesTest(TestServer server) {
        super(server);
        this.names = ALL.stream().filter(name -> isPossible(server, name)).toList();
    }

    /** Some drivers do not find what has such a name, and then no target opens. */
    private static boolean isPossible(TestServer server, String name) {
        return switch (server) {
            case H2, POSTGRESQL -> true;
            case MARIADB -> !name.contains("\\");
            case MYSQL -> !name.contains("\\") && !name.startsWith(" ");
            case SQLITE -> !name.startsWith(" ");
        };
    }

    @Test
    void changesWhatIsMeantAndNothingElse() {
        archive.post(1, 900);
        IntStream.range(0, names.size()).forEach(this::create);
        Enforcer enforcer = open().enforcer();

        assertThat(enforcer.apply(batch(posts, delete(1), scrub(2))).rows()).isEqualTo(3L * names.size());
        assertThat(enforcer.apply(batch(users, delete(50))).rows()).isEqualTo(names.size());

        for (int i = 0; i < names.size(); i++) {
            assertThat(archive.rows("SELECT * FROM " + quoted(names.get(i)) + " ORDER BY 1"))
                    .as(names.get(i))
                    .satisfiesExactly(
                            row -> assertThat(row).isEqualTo("2|50|null|{\"a\":1}|deleted"),
                            row -> assertThat(row).isEqualTo("3|51|it's|{\"a\":1,\"'; --\":2}|null"));
            assertThat(archive.rows("SELECT * FROM " + quoted(kid(i)))).containsExactly("3");
        }
        assertThat(archive.rows("SELECT id FROM posts")).containsExactly("1");
    }

    @Test
    void findsTheIdsOfThemAll() {
        IntStream.range(0, names.size()).forEach(this::create);

        try (IdCursor cursor = open().ids().open(JobType.USERS, IdRange.ALL, new TestWork(folder, () -> {}))) {
            assertThat(List.of(cursor.next(), cursor.next(), cursor.next())).containsExactly(50L, 51L, IdCursor.END);
        }
    }

    private Target open() {
        return JdbcTarget.open("main", archive.source(), mapping(), TargetOptions.DEFAULT.clock(() -> NOW));
    }

    private void create(int i) {
        String table = quoted(names.get(i));
        archive.run(
                "CREATE TABLE " + table + " (" + column(i, 0) + " BIGINT PRIMARY KEY, " + column(i, 1) + " BIGINT, "
                        + column(i, 2) + " VARCHAR(99), " + column(i, 3) + " VARCHAR(99), " + column(i, 4)
                        + " VARCHAR(20))",
                "CREATE TABLE " + quoted(kid(i)) + " (" + column(i, 5) + " BIGINT REFERENCES " + table + " ("
                        + column(i, 0) + "))",
                "INSERT INTO " + table + " VALUES (1, 50, 'it''s', '{}', NULL)",
                "INSERT INTO " + table + " VALUES (2, 50, 'it''s', '{\"a\":1,\"''; --\":2}', NULL)",
                "INSERT INTO " + table + " VALUES (3, 51, 'it''s', '{\"a\":1,\"''; --\":2}', NULL)",
                "INSERT INTO " + quoted(kid(i)) + " VALUES (1), (3)");
    }

    private Mapping mapping() {
        List<TableEntry> tables = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            tables.add(TableEntry.name(quoted(names.get(i)))
                    .match(
                            MatchEntry.column(name(i, 0))
                                    .holds(JobType.TWEETS)
                                    .delete(RowChange.row())
                                    .scrubGeo(
                                            RowChange.clear(name(i, 2)).andJson(Map.of(name(i, 3), List.of("/'; --")))),
                            MatchEntry.column(name(i, 1)).holds(JobType.USERS).delete(RowChange.markReason(name(i, 4))))
                    .children(
                            ChildEntry.table(quoted(kid(i))).column(name(i, 5)).references(name(i, 0))));
        }
        return Mapping.of(tables.toArray(TableEntry[]::new));
    }

    /** Every name is once a table's, and once that of each kind of column. */
    private String name(int table, int column) {
        return names.get((table + column) % names.size());
    }

    private String column(int table, int column) {
        return quoted(name(table, column));
    }

    private static String kid(int table) {
        return table + " of \"kids\"";
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
