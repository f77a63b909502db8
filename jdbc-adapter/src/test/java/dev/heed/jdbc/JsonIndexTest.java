package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.jdbc.ExplainedStatements.Explained;
import dev.heed.spi.Enforcer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Indexes that lead to IDs inside of JSON: the check tells how to make them, and statements use them. */
@ParameterizedClass
@EnumSource(TestServer.class)
class JsonIndexTest extends EnforcerBench {
    private static final int ROWS = 2_048;
    private static final String INSIDE = "{ column: doc, at: /quoted/id_str, holds: post, delete: row }";

    JsonIndexTest(TestServer server) {
        super(server);
    }

    @Test
    void areToldByTheCheckAndUsedByStatements() {
        for (String type : server.jsonTypes()) {
            fill(type);
            String finding = onlyFinding(INSIDE);
            assertThat(finding)
                    .containsIgnoringCase(
                            "leads to \"/quoted/id_str\" in \"doc\", so each batch reads the whole table, 2,048 rows");

            archive.run(finding.substring(finding.indexOf(": ", finding.indexOf(" rows; ")) + 2)
                    .split("; "));
            archive.run(server.isMysql() ? "ANALYZE TABLE quotes" : "ANALYZE");

            String match = finding.contains("create one: ")
                    ? INSIDE
                    : INSIDE.replace("doc, at: /quoted/id_str", "doc_quoted_id_str");
            assertThat(findings(match)).isEmpty();
            assertThat(statements(match))
                    .hasSizeGreaterThan(2)
                    .allMatch(statement -> statement.plan().stream()
                            .anyMatch(line -> line.toLowerCase(Locale.ROOT).contains("quotes_doc_quoted_id_str")));
            assertThat(archive.count("quotes")).isEqualTo(ROWS - 3);
        }
    }

    private void fill(String type) {
        archive.run("DROP TABLE IF EXISTS quotes", "CREATE TABLE quotes (id BIGINT PRIMARY KEY, doc " + type + ")");
        for (int from = 0; from < ROWS; from += 512) {
            StringBuilder rows = new StringBuilder();
            for (int id = from; id < from + 512; id++) {
                rows.append(rows.isEmpty() ? "(" : ", (").append(id).append(", ");
                rows.append(server.json(
                        type, "{\"quoted\":{\"id_str\":\"%d\"},\"n\":\"%s\"}".formatted(id, "x".repeat(200))));
                rows.append(')');
            }
            archive.run("INSERT INTO quotes VALUES " + rows);
        }
    }

    private List<Explained> statements(String match) {
        ExplainedStatements statements = new ExplainedStatements(server, archive.source(), List.of("quotes"));
        Enforcer enforcer = JdbcTarget.open("main", statements.source(), Mappings.write(folder, mapping(match)))
                .enforcer();
        return statements.during(() -> enforcer.apply(batch(job(), deletes(7, 8, 1_000))));
    }

    private String onlyFinding(String match) {
        assertThat(findings(match)).hasSize(1);
        return findings(match).get(0);
    }

    private List<String> findings(String match) {
        return JdbcTarget.check(archive.source(), Mapping.file(Mappings.write(folder, mapping(match)))).stream()
                .map(Finding::toString)
                .toList();
    }

    private static String mapping(String match) {
        return "tables:\n  - name: quotes\n    match:\n      - " + match + "\n";
    }
}
