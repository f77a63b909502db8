package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Several foreign keys between the same tables are told apart, with and without names. */
@ParameterizedClass
@EnumSource(TestServer.class)
class ForeignKeysTest extends EnforcerBench {
    private static final String MAPPING = """
            tables:
              - name: threads
                match:
                  - { column: id, holds: post, delete: row }
                  - { column: quoted, holds: post, delete: { clear: [quoted] } }
                children:
                  - { table: threads, columns: [a1, a2], references: [k1, k2] }
                  - { table: threads, columns: [b1, b2], references: [k1, k2] }
            """;

    ForeignKeysTest(TestServer server) {
        super(server);
    }

    @Test
    void areToldApart() {
        for (String name : new String[] {"", "CONSTRAINT named "}) {
            archive.run(
                    """
                    CREATE TABLE threads (
                        k1 BIGINT NOT NULL, k2 BIGINT NOT NULL, id BIGINT NOT NULL UNIQUE,
                        a1 BIGINT, a2 BIGINT, b1 BIGINT, b2 BIGINT, quoted BIGINT,
                        PRIMARY KEY (k1, k2),
                        %sFOREIGN KEY (a1, a2) REFERENCES threads (k1, k2),
                        FOREIGN KEY (b1, b2) REFERENCES threads (k1, k2),
                        FOREIGN KEY (quoted) REFERENCES threads (id))
                    """.formatted(name),
                    "INSERT INTO threads VALUES (1, 1, 7, NULL, NULL, NULL, NULL, NULL)",
                    "INSERT INTO threads VALUES (1, 2, 8, 1, 1, NULL, NULL, NULL)",
                    "INSERT INTO threads VALUES (2, 1, 9, NULL, NULL, 1, 2, NULL)",
                    "INSERT INTO threads VALUES (2, 2, 10, NULL, NULL, NULL, NULL, 7)");

            assertThat(enforcer(MAPPING, Limits.DEFAULT)
                            .apply(batch(job(), delete(7)))
                            .rows())
                    .isEqualTo(4);

            assertThat(archive.rows("SELECT id, quoted FROM threads")).containsExactly("10|null");
            archive.run("DROP TABLE threads");
        }
    }
}
