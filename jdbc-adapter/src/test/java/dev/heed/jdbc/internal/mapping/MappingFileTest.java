package dev.heed.jdbc.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.HeedException;
import dev.heed.JobType;
import dev.heed.jdbc.Mappings;
import dev.heed.jdbc.internal.mapping.Mapping.ChildRule;
import dev.heed.jdbc.internal.mapping.Mapping.MatchRule;
import dev.heed.jdbc.internal.mapping.Mapping.Name;
import dev.heed.jdbc.internal.mapping.Mapping.Rule;
import dev.heed.jdbc.internal.mapping.Mapping.TableRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MappingFileTest {
    @TempDir
    Path folder;

    @Test
    void readsEveryKindOfRuleWithItsLine() {
        Mapping mapping = MappingFile.read(Mappings.write(folder, """
                        # what Heed may touch
                        tables:
                          - name: public.posts
                            match:
                              - column: id
                                holds: post
                                delete: row
                                scrub_geo: { clear: [lat, lon] }
                              - { column: author_id, holds: user, delete: { mark: deleted_at } }
                              - { column: quoted_id, holds: post, delete: keep, scrub_geo: keep }
                            children:
                              - table: media
                                column: post_id
                                references: id
                                children:
                                  - { table: faces, column: media_id, references: id }
                        """));

        assertThat(mapping.tables())
                .containsExactly(new TableRule(
                        new Name(3, "public.posts"),
                        List.of(
                                new MatchRule(
                                        new Name(5, "id"),
                                        JobType.TWEETS,
                                        new Rule.Row(),
                                        new Rule.Clear(List.of(new Name(8, "lat"), new Name(8, "lon")))),
                                new MatchRule(
                                        new Name(9, "author_id"),
                                        JobType.USERS,
                                        new Rule.Mark(new Name(9, "deleted_at")),
                                        new Rule.Keep()),
                                new MatchRule(
                                        new Name(10, "quoted_id"), JobType.TWEETS, new Rule.Keep(), new Rule.Keep())),
                        List.of(new ChildRule(
                                new Name(12, "media"),
                                new Name(13, "post_id"),
                                new Name(14, "id"),
                                List.of(new ChildRule(
                                        new Name(16, "faces"),
                                        new Name(16, "media_id"),
                                        new Name(16, "id"),
                                        List.of()))))));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("", "heed.yml: the mapping is empty; begin with \"tables:\""),
                Arguments.of("# nothing\n", "heed.yml: the mapping is empty; begin with \"tables:\""),
                Arguments.of(
                        "tables", "heed.yml:1: a mapping is described by the keys \"tables\", but here is \"tables\""),
                Arguments.of("tabels: []\n", "heed.yml:1: unknown key \"tabels\"; a mapping has the keys \"tables\""),
                Arguments.of("tables:\n", "heed.yml:1: \"tables\" needs a list, but here is nothing"),
                Arguments.of("tables: []\n", "heed.yml:1: \"tables\" needs a list, but here is an empty one"),
                Arguments.of(
                        "tables:\n  - posts\n",
                        "heed.yml:2: a table is described by the keys \"name\", \"match\", \"children\", but here is \"posts\""),
                Arguments.of(
                        table("matches: []"),
                        "heed.yml:3: unknown key \"matches\"; a table has the keys \"name\", \"match\", \"children\""),
                Arguments.of("tables:\n  - name: posts\n", "heed.yml:2: a table needs the key \"match\""),
                Arguments.of(
                        "tables:\n  - name:\n    match: []\n",
                        "heed.yml:2: \"name\" needs a name, but here is nothing"),
                Arguments.of(
                        "tables:\n  - name: [a]\n    match: []\n",
                        "heed.yml:2: \"name\" needs a name, but here is a list"),
                Arguments.of(match("{ holds: post, delete: row }"), "heed.yml:4: a match needs the key \"column\""),
                Arguments.of(match("{ column: id, delete: row }"), "heed.yml:4: a match needs the key \"holds\""),
                Arguments.of(match("{ column: id, holds: post }"), "heed.yml:4: a match needs the key \"delete\""),
                Arguments.of(
                        match("{ column: id, holds: tweet, delete: row }"),
                        "heed.yml:4: \"holds\" is \"post\" or \"user\", but here is \"tweet\""),
                Arguments.of(
                        match("{ column: id, holds: post, delete: rows }"),
                        "heed.yml:4: \"delete\" is row, keep, { mark: column } or { clear: [columns] }, but here is \"rows\""),
                Arguments.of(
                        match("{ column: id, holds: post, delete: [row] }"),
                        "heed.yml:4: \"delete\" is row, keep, { mark: column } or { clear: [columns] }, but here is a list"),
                Arguments.of(
                        match("{ column: id, holds: post, delete: { mark: a, clear: [b] } }"),
                        "heed.yml:4: \"delete\" needs either \"mark\" or \"clear\""),
                Arguments.of(
                        match("{ column: id, holds: post, delete: { wipe: a } }"),
                        "heed.yml:4: unknown key \"wipe\"; what \"delete\" does has the keys \"mark\", \"clear\""),
                Arguments.of(
                        match("{ column: id, holds: post, delete: { clear: text } }"),
                        "heed.yml:4: \"clear\" needs a list, but here is \"text\""),
                Arguments.of(
                        match("{ column: id, holds: post, delete: { clear: [[a]] } }"),
                        "heed.yml:4: a column under \"clear\" needs a name, but here is a list"),
                Arguments.of(
                        match("{ column: id, holds: post, delete: row, scrub_geo: row }"),
                        "heed.yml:4: \"scrub_geo\" is keep or { clear: [columns] }, but here is \"row\""),
                Arguments.of(
                        match("{ column: id, holds: post, delete: row, scrub_geo: { mark: a } }"),
                        "heed.yml:4: unknown key \"mark\"; what \"scrub_geo\" does has the keys \"clear\""),
                Arguments.of(
                        match("{ column: id, holds: user, delete: row, scrub_geo: { clear: [lat] } }"),
                        "heed.yml:4: \"scrub_geo\" may only stand at a column that holds post: X scrubs geo data of Posts, never of users"),
                Arguments.of(
                        match(
                                "{ column: id, holds: post, delete: row }\n    children:\n      - { table: media, column: post_id }"),
                        "heed.yml:6: a child needs the key \"references\""),
                Arguments.of(
                        "a: &x 1\ntables: *x\n",
                        "heed.yml:2: aliases (*name) are not understood here; write the value out"),
                Arguments.of(
                        "tables: 1\n---\ntables: 2\n",
                        "heed.yml:3: a second document begins here; a mapping is one document"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhatItDoesNotUnderstand(String yaml, String message) {
        Path mapping = Mappings.write(folder, yaml);

        assertThatThrownBy(() -> MappingFile.read(mapping))
                .isInstanceOf(HeedException.class)
                .hasMessage(message);
    }

    @Test
    void refusesAKeyThatStandsTwice() {
        Path mapping = Mappings.write(folder, "tables:\n  - a\ntables:\n  - b\n");

        assertThatThrownBy(() -> MappingFile.read(mapping))
                .isInstanceOf(HeedException.class)
                .hasMessage("heed.yml:3: the key \"tables\" stands here a second time");
    }

    @Test
    void namesTheLineOfWhatIsNoYaml() {
        Path mapping = Mappings.write(folder, "tables:\n  - name: [posts\n    match: }\n");

        assertThatThrownBy(() -> MappingFile.read(mapping))
                .isInstanceOf(HeedException.class)
                .hasMessageStartingWith("heed.yml:3: this is not YAML: ");
    }

    @Test
    void namesAFileThatIsNotThere() {
        Path missing = folder.resolve("heed.yml");

        assertThatThrownBy(() -> MappingFile.read(missing))
                .isInstanceOf(HeedException.class)
                .hasMessage("There is no mapping at " + missing + "; say where it is, or write one there.");
    }

    @Test
    void namesAFileThatIsAFolder() {
        assertThatThrownBy(() -> MappingFile.read(folder))
                .isInstanceOf(HeedException.class)
                .hasMessage("The mapping " + folder
                        + " cannot be read (IOException). Check that it is a file and that this user may read it.");
    }

    @Test
    void namesAFileThatIsNotText() throws IOException {
        Path mapping = Files.write(folder.resolve("heed.yml"), "tables: é".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> MappingFile.read(mapping))
                .isInstanceOf(HeedException.class)
                .hasMessage("The mapping " + mapping + " is not text in UTF-8.");
    }

    private static String table(String rest) {
        return "tables:\n  - name: posts\n    " + rest + "\n";
    }

    private static String match(String match) {
        return "tables:\n  - name: posts\n    match:\n      - " + match + "\n";
    }
}
