package dev.heed.jdbc.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.HeedException;
import dev.heed.JobType;
import dev.heed.jdbc.internal.mapping.MappingRules.ChildRule;
import dev.heed.jdbc.internal.mapping.MappingRules.FilterRule;
import dev.heed.jdbc.internal.mapping.MappingRules.Filters;
import dev.heed.jdbc.internal.mapping.MappingRules.JsonRule;
import dev.heed.jdbc.internal.mapping.MappingRules.MatchRule;
import dev.heed.jdbc.internal.mapping.MappingRules.Name;
import dev.heed.jdbc.internal.mapping.MappingRules.Rule;
import dev.heed.jdbc.internal.mapping.MappingRules.TableRule;
import dev.heed.jdbc.internal.mapping.Plan.MarkWith;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MappingReaderTest {
    static final String EVERY_WORD = """
                # what Heed may touch
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
                        delete: { by_reason: { protected: keep, otherwise: { mark: gone } } }
                    children:
                      - table: media
                        columns: [tenant, post_id]
                        references: [tenant, id]
                        children:
                          - { table: faces, column: media_id, references: id }
                """;

    @TempDir
    Path folder;

    @Test
    void readsEveryWordWithItsPlace() {
        Findings findings = new Findings("heed.yml");

        MappingRules mapping = MappingReader.yaml(EVERY_WORD, findings);

        assertThat(findings.all()).isEmpty();
        assertThat(mapping.tables())
                .containsExactly(new TableRule(
                        name(3, 11, "name", "public.posts"),
                        new Filters(
                                Optional.of(new FilterRule(
                                        name(4, 22, "where.column", "tenant"),
                                        at(4, 34, "where.is"),
                                        Optional.of("acme"))),
                                Optional.of(new FilterRule(
                                        name(5, 23, "unless.column", "held_at"),
                                        at(5, 36, "unless.is"),
                                        Optional.empty()))),
                        true,
                        List.of(
                                new MatchRule(
                                        name(8, 17, "match[0].column", "id"),
                                        Optional.empty(),
                                        JobType.TWEETS,
                                        new Rule.Row(),
                                        new Rule.Clear(
                                                List.of(name(11, 30, "match[0].scrub_geo.clear[0]", "lat")),
                                                List.of(new JsonRule(
                                                        name(11, 44, "match[0].scrub_geo.json.payload", "payload"),
                                                        List.of(
                                                                name(
                                                                        11,
                                                                        54,
                                                                        "match[0].scrub_geo.json.payload[0]",
                                                                        "/geo"),
                                                                name(
                                                                        11,
                                                                        60,
                                                                        "match[0].scrub_geo.json.payload[1]",
                                                                        "/place")))))),
                                new MatchRule(
                                        name(12, 19, "match[1].column", "author_id"),
                                        Optional.empty(),
                                        JobType.USERS,
                                        new Rule.Mark(
                                                name(12, 59, "match[1].delete.mark", "why"), MarkWith.REASON, true),
                                        new Rule.Keep()),
                                new MatchRule(
                                        name(13, 17, "match[2].column", "payload"),
                                        Optional.of(name(14, 13, "match[2].at", "/quoted_status/id_str")),
                                        JobType.TWEETS,
                                        new Rule.ByReason(
                                                Map.of("protected", new Rule.Keep()),
                                                new Rule.Mark(
                                                        name(
                                                                16,
                                                                68,
                                                                "match[2].delete.by_reason.otherwise.mark",
                                                                "gone"),
                                                        MarkWith.NOW,
                                                        false)),
                                        new Rule.Keep())),
                        List.of(new ChildRule(
                                name(18, 16, "children[0].table", "media"),
                                List.of(
                                        name(19, 19, "children[0].columns[0]", "tenant"),
                                        name(19, 27, "children[0].columns[1]", "post_id")),
                                List.of(
                                        name(20, 22, "children[0].references[0]", "tenant"),
                                        name(20, 30, "children[0].references[1]", "id")),
                                List.of(new ChildRule(
                                        name(22, 22, "children[0].children[0].table", "faces"),
                                        List.of(name(22, 37, "children[0].children[0].column", "media_id")),
                                        List.of(name(22, 59, "children[0].children[0].references", "id")),
                                        List.of()))))));
    }

    private static Name name(int line, int column, String path, String text) {
        return new Name(at(line, column, path), text);
    }

    private static Spot at(int line, int column, String path) {
        return new Spot(line, column, "tables[0]." + path);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("", "heed.yml:1:1: the mapping is empty; begin with \"tables:\""),
                Arguments.of("# nothing\n", "heed.yml:1:1: the mapping is empty; begin with \"tables:\""),
                Arguments.of(
                        "tables",
                        "heed.yml:1:1: a mapping is described by the keys \"tables\", \"draft\", but here is \"tables\""),
                Arguments.of(
                        "tabels: []\n",
                        "heed.yml:1:1: tabels: unknown key \"tabels\"; did you mean \"tables\"?\nheed.yml:1:1: a mapping needs the key \"tables\""),
                Arguments.of("tables:\n", "heed.yml:1:8: tables: \"tables\" needs a list, but here is nothing"),
                Arguments.of("tables: []\n", "heed.yml:1:9: tables: \"tables\" needs a list, but here is an empty one"),
                Arguments.of(
                        "tables:\n  - posts\n",
                        "heed.yml:2:5: tables[0]: a table is described by the keys \"name\", \"where\", \"unless\", \"allow_scans\", \"match\", \"children\", but here is \"posts\""),
                Arguments.of("tables:\n  - name:\n    match: [ { column: [a], holds: tweet } ]\n", """
                        heed.yml:2:10: tables[0].name: "name" needs a name, but here is nothing
                        heed.yml:3:14: tables[0].match[0]: a match needs the key "delete"
                        heed.yml:3:24: tables[0].match[0].column: "column" needs a name, but here is a list
                        heed.yml:3:36: tables[0].match[0].holds: "holds" is post or user, but here is "tweet\""""),
                Arguments.of(
                        table("where: { column: a }"),
                        "heed.yml:3:12: tables[0].where: a condition needs the key \"is\""),
                Arguments.of(
                        table("unless: { column: a, is: [1] }"),
                        "heed.yml:3:30: tables[0].unless.is: \"is\" needs one value or null, but here is a list"),
                Arguments.of(
                        table("allow_scans: maybe"),
                        "heed.yml:3:18: tables[0].allow_scans: \"allow_scans\" is true or false, but here is \"maybe\""),
                Arguments.of(
                        delete("rows"),
                        at("delete", 40)
                                + "\"delete\" is row, keep, { mark: column }, { clear: [columns] }, { json: { column: [pointers] } } or { by_reason: … }, but here is \"rows\""),
                Arguments.of(
                        delete("{ mark: a, clear: [b] }"),
                        at("delete", 40)
                                + "these keys do not go together; either \"mark\" (with \"value\" or \"restore\"), or \"clear\" and \"json\", or \"by_reason\" stands alone"),
                Arguments.of(
                        delete("{ wipe: a }"),
                        at("delete.wipe", 42)
                                + "unknown key \"wipe\"; what \"delete\" does has the keys \"mark\", \"value\", \"restore\", \"clear\", \"json\", \"by_reason\""),
                Arguments.of(
                        delete("{ clear: text }"),
                        at("delete.clear", 49) + "\"clear\" needs a list, but here is \"text\""),
                Arguments.of(
                        delete("{ clear: [[a]] }"),
                        at("delete.clear[0]", 50) + "an item of \"clear\" needs a name, but here is a list"),
                Arguments.of(
                        delete("{ mark: a, value: then }"),
                        at("delete.value", 58) + "\"value\" is now or reason, but here is \"then\""),
                Arguments.of(
                        delete("{ json: { doc: [geo, /a~2] } }"),
                        at("delete.json.doc[0]", 56)
                                + "a JSON pointer looks like /quoted_status/id_str, but here is \"geo\"\n"
                                + at("delete.json.doc[1]", 61)
                                + "a JSON pointer looks like /quoted_status/id_str, but here is \"/a~2\""),
                Arguments.of(
                        delete("{ json: { doc: /geo } }"),
                        at("delete.json.doc", 55)
                                + "\"doc\" needs a list of pointers such as /geo, but here is \"/geo\""),
                Arguments.of(
                        delete("{ json: doc }"),
                        at("delete.json", 48) + "\"json\" needs columns with lists of pointers, but here is \"doc\""),
                Arguments.of(
                        delete("{ by_reason: { protcted: keep } }"),
                        at("delete", 40) + "\"by_reason\" needs the key \"otherwise\", for every other reason\n"
                                + at("delete.by_reason.protcted", 55)
                                + "X knows no reason \"protcted\" to delete; did you mean \"protected\"?"),
                Arguments.of(
                        delete("{ by_reason: { otherwise: { by_reason: { otherwise: row } } } }"),
                        at("delete.by_reason.otherwise", 55) + "\"by_reason\" cannot stand inside \"by_reason\""),
                Arguments.of(
                        delete("row, scrub_geo: gone"),
                        at("scrub_geo", 56)
                                + "\"scrub_geo\" is row (in a child table), keep, { mark: column }, { clear: [columns] } or { json: { column: [pointers] } }, but here is \"gone\""),
                Arguments.of(
                        match("{ column: id, holds: user, delete: row, scrub_geo: keep }"),
                        at("scrub_geo", 60)
                                + "\"scrub_geo\" may only stand at a column that holds post: X scrubs geo data of Posts, never of users"),
                Arguments.of(
                        delete("row } ]\n    children: [ { table: media, columns: [a, b], column: c, references: id "),
                        """
                        heed.yml:5:17: tables[0].children[0]: a child has either "column" or "columns"
                        heed.yml:5:17: tables[0].children[0]: "columns" and "references" need as many names, but have 2 and 1"""),
                Arguments.of("a: &x 1\ntables: *x\n", """
                        heed.yml:1:1: a: unknown key "a"; a mapping has the keys "tables", "draft"
                        heed.yml:2:9: tables: aliases (*name) are not understood here; write the value out
                        heed.yml:2:9: tables: "tables" needs a list, but here is "*x\""""),
                Arguments.of("tables: 1\n---\ntables: 2\n", """
                        heed.yml:1:9: tables: "tables" needs a list, but here is "1"
                        heed.yml:3:1: a second document begins here; a mapping is one document"""),
                Arguments.of("tables: 1\ntables: 2\n", """
                        heed.yml:2:1: tables: the key "tables" stands here a second time
                        heed.yml:2:9: tables: "tables" needs a list, but here is "2\""""));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhatItDoesNotUnderstand(String yaml, String messages) {
        Findings findings = new Findings("heed.yml");

        MappingReader.yaml(yaml, findings);

        assertThatThrownBy(findings::refuse).isInstanceOf(HeedException.class).hasMessage(messages);
    }

    @Test
    void namesThePlaceOfWhatIsNoYaml() {
        Findings findings = new Findings("heed.yml");

        MappingReader.yaml("tables:\n  - name: [posts\n    match: }\n", findings);

        assertThatThrownBy(findings::refuse)
                .isInstanceOf(HeedException.class)
                .hasMessageStartingWith("heed.yml:3:10: this is not YAML: ");
    }

    @Test
    void namesAFileThatIsNotThere() {
        Path missing = folder.resolve("heed.yml");

        assertThatThrownBy(() -> MappingFile.text(missing))
                .isInstanceOf(HeedException.class)
                .hasMessage("There is no mapping at " + missing + "; say where it is, or write one there.");
    }

    @Test
    void namesAFileThatIsAFolder() {
        assertThatThrownBy(() -> MappingFile.text(folder))
                .isInstanceOf(HeedException.class)
                .hasMessage("The mapping " + folder
                        + " cannot be read (IOException). Check that it is a file and that this user may read it.");
    }

    @Test
    void namesAFileThatIsNotText() throws IOException {
        Path mapping = Files.write(folder.resolve("heed.yml"), "tables: é".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> MappingFile.text(mapping))
                .isInstanceOf(HeedException.class)
                .hasMessage("The mapping " + mapping + " is not text in UTF-8.");
    }

    private static String table(String rest) {
        return "tables:\n  - name: posts\n    " + rest + "\n    match: [ { column: id, holds: post, delete: row } ]\n";
    }

    private static String match(String match) {
        return "tables:\n  - name: posts\n    match:\n      - " + match + "\n";
    }

    private static String delete(String delete) {
        return "tables:\n  - name: posts\n    match: [\n    { column: id, holds: post, delete: " + delete + " } ]\n";
    }

    private static String at(String path, int column) {
        return "heed.yml:4:" + column + ": tables[0].match[0]." + path + ": ";
    }
}
