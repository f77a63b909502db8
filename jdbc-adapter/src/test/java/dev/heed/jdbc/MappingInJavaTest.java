package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.JobType;
import dev.heed.jdbc.internal.mapping.Findings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingInJavaTest {
    @TempDir
    Path folder;

    @Test
    void hasEveryWordOfTheFile() {
        Mapping java = Mapping.of(TableEntry.name("public.posts")
                .where("tenant", "acme")
                .unless("held_at", null)
                .allowScans()
                .match(
                        MatchEntry.column("id")
                                .holds(JobType.TWEETS)
                                .delete(RowChange.row())
                                .scrubGeo(RowChange.clear("lat").andJson(Map.of("payload", List.of("/geo", "/place")))),
                        MatchEntry.column("author_id")
                                .holds(JobType.USERS)
                                .delete(RowChange.markReason("why").restored()),
                        MatchEntry.column("payload")
                                .at("/quoted_status/id_str")
                                .holds(JobType.TWEETS)
                                .delete(RowChange.byReason(
                                        Map.of(
                                                "protected",
                                                RowChange.keep(),
                                                "bounced",
                                                RowChange.json(Map.of("a", List.of("/b")))),
                                        RowChange.mark("gone"))))
                .children(ChildEntry.table("media")
                        .columns("tenant", "post_id")
                        .references("tenant", "id")
                        .children(ChildEntry.table("faces").column("media_id").references("id"))));

        Mapping yaml = Mapping.file(Mappings.write(folder, """
                tables:
                  - name: public.posts
                    where: { column: tenant, is: acme }
                    unless: { column: held_at, is: null }
                    allow_scans: true
                    match:
                      - column: id
                        holds: post
                        delete: row
                        scrub_geo: { clear: [lat], json: { payload: [/geo, /place] } }
                      - { column: author_id, holds: user, delete: { mark: why, value: reason, restore: true } }
                      - column: payload
                        at: /quoted_status/id_str
                        holds: post
                        delete:
                          by_reason: { bounced: { json: { a: [/b] } }, protected: keep, otherwise: { mark: gone } }
                    children:
                      - table: media
                        columns: [tenant, post_id]
                        references: [tenant, id]
                        children:
                          - { table: faces, column: media_id, references: [id] }
                """));

        assertThat(withoutLines(java)).isEqualTo(withoutLines(yaml));
    }

    @Test
    void namesThePathOfWhatIsMissing() {
        Findings findings = new Findings("mapping");

        Mapping.of(TableEntry.name("posts").match(MatchEntry.column("id").delete(RowChange.row())))
                .read(findings);

        assertThat(findings.all())
                .extracting(Finding::toString)
                .containsExactly("mapping: tables[0].match[0]: a match needs the key \"holds\"");
    }

    private static String withoutLines(Mapping mapping) {
        Findings findings = new Findings("mapping");
        String rules = mapping.read(findings).toString();
        assertThat(findings.all()).isEmpty();
        return rules.replaceAll("line=\\d+, column=\\d+, ", "");
    }
}
