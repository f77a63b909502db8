package dev.heed.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults as the admin API takes them, and as {@code openapi.json} has them. */
class FaultFormTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNode SCHEMAS = document().path("components").path("schemas");

    private final MockXServer server = MockXServer.builder().start();
    private final FaultForm form = new FaultForm(server);

    @AfterEach
    void stop() {
        server.close();
    }

    static JsonNode document() {
        try (InputStream in = Objects.requireNonNull(FaultForm.class.getResourceAsStream("openapi.json"))) {
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The effects that the document describes, by their names. */
    static Map<String, JsonNode> described() {
        Map<String, JsonNode> effects = new TreeMap<>();
        for (JsonNode group : SCHEMAS.path("Fault").path("oneOf")) {
            String name = group.path("$ref").asText().replace("#/components/schemas/", "");
            for (JsonNode effect : SCHEMAS.path(name).path("oneOf")) {
                effects.put(
                        effect.path("properties").path("effect").path("const").asText(), effect);
            }
        }
        return effects;
    }

    private static List<String> members(JsonNode effect) {
        List<String> members = new ArrayList<>();
        effect.path("properties").fieldNames().forEachRemaining(members::add);
        members.remove("effect");
        return members;
    }

    static Stream<Arguments> examples() {
        return described().entrySet().stream()
                .map(effect -> arguments(
                        effect.getKey(), effect.getValue().path("examples").path(0)));
    }

    /** Each effect with each of its members, and the example that is to be spoilt. */
    static Stream<Arguments> memberOfEffects() {
        return described().entrySet().stream()
                .flatMap(effect -> members(effect.getValue()).stream()
                        .map(member -> arguments(
                                effect.getKey(),
                                member,
                                effect.getValue().path("properties").path(member),
                                effect.getValue().path("examples").path(0))));
    }

    @Test
    void effectsAreThoseOfTheDocumentWithTheSameMembers() {
        Map<String, List<String>> effects = new TreeMap<>();
        described().forEach((name, effect) -> effects.put(name, members(effect)));

        assertThat(FaultForm.effects()).isEqualTo(effects).hasSizeGreaterThan(30);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void takesTheExampleOfEachEffect(String name, JsonNode example) throws Exception {
        assertThat(example.path("effect").asText()).isEqualTo(name);
        assertThat(form.read(example).effects()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("memberOfEffects")
    void refusesAnEffectWithoutOneOfItsMembersOrWithAnotherType(
            String name, String member, JsonNode schema, ObjectNode example) {
        assertRefused(example.deepCopy().without(member), member);
        assertRefused(example.deepCopy().put(member, true), "must be");
        assertRefused(example.deepCopy().putNull(member), "must be");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("memberOfEffects")
    void refusesNumbersOutsideTheBoundsOfTheDocument(String name, String member, JsonNode schema, ObjectNode example) {
        for (Map.Entry<String, Integer> bound :
                Map.of("minimum", -1, "maximum", 1).entrySet()) {
            if (schema.has(bound.getKey())) {
                long outside = schema.path(bound.getKey()).asLong() + bound.getValue();
                assertThatThrownBy(() -> form.read(example.deepCopy().put(member, outside)))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
        if (schema.path("type").asText().equals("integer")) {
            BigInteger huge = BigInteger.ONE.shiftLeft(64).add(BigInteger.valueOf(200));
            assertRefused(example.deepCopy().put(member, huge), "whole number");
            assertRefused(example.deepCopy().put(member, 300.5), "whole number");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void refusesMembersThatAnEffectDoesNotHave(String name, ObjectNode example) {
        assertRefused(example.deepCopy().put("colour", 1), "colour");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"next\":1      | get number 4",
                "\"next\":3      | get numbers 4 to 6",
                "\"from\":2      | get from number 2 on",
                "\"from\":2,\"to\":2 | get number 2",
                "\"effect\":\"stall\" | every get"
            })
    void tellsWhichRequestsAreStruck(String limits, String words) throws Exception {
        Caller caller = new Caller(server);
        for (int i = 0; i < 3; i++) {
            caller.get(Caller.JOBS + "/1");
        }

        assertThat(form.read(json("{\"call\":\"GET\",\"effect\":\"stall\"," + limits + "}"))
                        .moment())
                .hasToString(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"next\":1,\"from\":1",
                "\"next\":1,\"to\":2",
                "\"to\":2",
                "\"from\":3,\"to\":2",
                "\"from\":0",
                "\"next\":0",
                "\"next\":9223372036854775807",
                "\"next\":\"1\"",
                "\"from\":1.5"
            })
    void refusesLimitsThatContradictEachOtherOrNeverStrike(String limits) {
        assertRefused(json("{\"call\":\"GET\",\"effect\":\"stall\"," + limits + "}"), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "get", "PATCH"})
    void refusesUnknownCallsAndNamesTheKnownOnes(String call) {
        assertRefused(json("{\"call\":\"" + call + "\",\"effect\":\"stall\"}"), "UPLOAD_CHUNK");
    }

    @Test
    void refusesUnknownEffectsAndNamesTheKnownOnes() {
        assertRefused(json("{\"call\":\"GET\",\"effect\":\"explode\"}"), "cutAnswerAfter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"name\":\"a b\",\"value\":\"\"", "\"name\":\"a\",\"value\":\"b\\r\\nc: d\""})
    void refusesHeadersThatHttpDoesNotAllow(String header) {
        assertRefused(json("{\"call\":\"GET\",\"effect\":\"header\"," + header + "}"), "must be of the form");
    }

    @Test
    void reasonCanBeLimitedToARangeLikeEveryOtherEffect() throws Exception {
        Fault fault = form.read(json("{\"call\":\"DOWNLOAD\",\"from\":2,\"to\":3,\"effect\":\"reason\","
                + "\"from_reason\":\"deleted\",\"to_reason\":\"bounced\"}"));

        assertThat(fault).hasToString("download numbers 2 to 3: the reason bounced instead of deleted");
    }

    @Test
    void documentHasTheRulesAndCallsOfTheCode() {
        assertThat(texts(SCHEMAS.at("/Violation/properties/rule/enum")))
                .isEqualTo(Stream.of(Rule.values()).map(Rule::name).toList());
        List<String> calls = texts(SCHEMAS.at("/Call/enum"));
        calls.add(SCHEMAS.at("/Exchange/properties/call/anyOf/1/const").asText());
        assertThat(calls).isEqualTo(Stream.of(Call.values()).map(Call::name).toList());
    }

    private void assertRefused(JsonNode json, String words) {
        assertThatThrownBy(() -> form.read(json))
                .isInstanceOfAny(AdminApi.Refused.class, IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        for (Iterator<JsonNode> each = array.elements(); each.hasNext(); ) {
            texts.add(each.next().asText());
        }
        return texts;
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
