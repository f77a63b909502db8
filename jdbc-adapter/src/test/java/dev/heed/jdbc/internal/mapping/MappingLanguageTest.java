package dev.heed.jdbc.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.heed.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The reader, the JSON Schema for editors and the reference page know the same words. */
class MappingLanguageTest {
    private static final Path DOCS = Path.of("..", "docs");

    /** What YAML itself forbids, or what no schema can count, is beyond a schema. */
    private static final Pattern BEYOND = Pattern.compile("aliases|second|is empty|need as many");

    private final JsonNode schema = schema();

    @ParameterizedTest
    @EnumSource(Part.class)
    void theSchemaHasTheKeysOf(Part part) {
        assertThat(keys(schema.at("/definitions/" + part + "/properties"))).isEqualTo(part.keys());
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void theReferencePageHasTheKeysOf(Part part) throws IOException {
        String heading = "### " + part.what().substring(0, 1).toUpperCase(Locale.ROOT)
                + part.what().substring(1).replace('"', '`') + "\n";
        String page = Files.readString(DOCS.resolve("mapping.md"));
        assertThat(page).contains(heading);
        String chapter =
                page.substring(page.indexOf(heading) + heading.length()).split("\n#", 2)[0];

        assertThat(all(Pattern.compile("(?m)^\\| `(\\w+)` \\|"), chapter)).isEqualTo(part.keys());
    }

    @Test
    void theSchemaKnowsXsReasons() {
        List<String> reasons = keys(schema.at("/definitions/DELETE/properties/by_reason/properties"));

        assertThat(reasons)
                .containsAll(Action.DELETE.reasons())
                .contains("otherwise")
                .hasSize(6);
    }

    @Test
    void everyMappingOnTheReferencePageIsUnderstood() throws IOException {
        List<String> samples =
                all(Pattern.compile("(?s)```yaml\n(tables:.*?)```"), Files.readString(DOCS.resolve("mapping.md")));

        assertThat(samples).isNotEmpty().allSatisfy(this::understood);
    }

    @Test
    void theSchemaTakesWhatTheReaderTakes() {
        understood(MappingReaderTest.EVERY_WORD);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void theSchemaRefusesWhatTheReaderRefuses(String yaml) throws IOException {
        assertThat(complaints(yaml)).isNotEmpty();
    }

    static Stream<String> refusals() {
        return MappingReaderTest.refusals()
                .map(Arguments::get)
                .filter(refusal -> !BEYOND.matcher((String) refusal[1]).find())
                .map(refusal -> (String) refusal[0]);
    }

    private void understood(String yaml) {
        Findings findings = new Findings("heed.yml");
        MappingReader.yaml(yaml, findings);
        assertThat(findings.all()).isEmpty();
        try {
            assertThat(complaints(yaml)).isEmpty();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Set<ValidationMessage> complaints(String yaml) throws IOException {
        JsonSchema validator =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
        return validator.validate(new YAMLMapper().readTree(yaml));
    }

    private static JsonNode schema() {
        try {
            return new ObjectMapper()
                    .readTree(DOCS.resolve("heed-mapping.schema.json").toFile());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            keys.add(names.next());
        }
        return keys;
    }

    private static List<String> all(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
