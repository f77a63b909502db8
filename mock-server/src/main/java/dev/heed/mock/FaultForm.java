package dev.heed.mock;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads a fault as the admin API takes it. */
final class FaultForm {
    private static final Set<String> MOMENT = Set.of("call", "from", "to", "next", "effect");
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            kind("status", json -> Effects.status(number(json, "status")), "status"),
            kind("htmlPage", json -> Effects.htmlPage()),
            kind("rateLimitedWithoutHeaders", json -> Effects.rateLimitedWithoutHeaders()),
            kind("delay", json -> Effects.delay(Duration.ofMillis(size(json, "millis"))), "millis"),
            kind("stall", json -> Effects.stall()),
            kind("resetAfter", json -> Effects.resetAfter(size(json, "bytes")), "bytes"),
            kind("resetAnswerAfter", json -> Effects.resetAnswerAfter(size(json, "bytes")), "bytes"),
            kind("cutAnswerAfter", json -> Effects.cutAnswerAfter(size(json, "bytes")), "bytes"),
            kind("stallAnswerAfter", json -> Effects.stallAnswerAfter(size(json, "bytes")), "bytes"),
            kind("answerLost", json -> Effects.answerLost()),
            kind("corruptByte", json -> Effects.corruptByte(size(json, "at")), "at"),
            kind("endsEarlyAfterLines", json -> Effects.endsEarlyAfterLines(number(json, "lines")), "lines"),
            kind("withoutHeader", json -> Effects.withoutHeader(text(json, "name")), "name"),
            kind("header", json -> Effects.header(text(json, "name"), text(json, "value")), "name", "value"),
            kind("rateResetOff", json -> Effects.rateResetOff(Duration.ofSeconds(size(json, "seconds"))), "seconds"),
            kind("olderGeneration", json -> Effects.olderGeneration()),
            kind("foreignJobRuns", json -> Effects.foreignJobRuns()),
            kind("jobFails", json -> Effects.jobFails(text(json, "error")), "error"),
            kind("jobExpires", json -> Effects.jobExpires()),
            kind("jobStuck", json -> Effects.jobStuck()),
            kind("jobStatus", json -> Effects.jobStatus(text(json, "status")), "status"),
            kind(
                    "urlExpiresEarly",
                    json -> Effects.urlExpiresEarly(Duration.ofSeconds(size(json, "seconds"))),
                    "seconds"),
            kind("sessionLost", json -> Effects.sessionLost(size(json, "bytes")), "bytes"),
            kind("offsetGoesBackTo", json -> Effects.offsetGoesBackTo(size(json, "bytes")), "bytes"),
            kind("unaskedId", json -> Effects.unaskedId(id(json)), "id"),
            kind("twiceWithTwoActions", json -> Effects.twiceWithTwoActions(id(json)), "id"),
            kind("line", json -> Effects.line(text(json, "text")), "text"),
            kind("eachLineTwice", json -> Effects.eachLineTwice()),
            kind("halfALine", json -> Effects.halfALine()),
            kind("longLine", json -> Effects.longLine(number(json, "bytes")), "bytes"),
            kind("unknownField", json -> Effects.unknownField()),
            kind(
                    "reason",
                    json -> Effects.reason(text(json, "from_reason"), text(json, "to_reason")),
                    "from_reason",
                    "to_reason"),
            kind("action", json -> Effects.action(text(json, "reason"), text(json, "action")), "reason", "action"),
            kind("timesWithZ", json -> Effects.timesWithZ()),
            kind("timesWithOffset", json -> Effects.timesWithOffset()));

    private final MockXServer server;

    FaultForm(MockXServer server) {
        this.server = server;
    }

    /** Makes an effect of what the request says. */
    @FunctionalInterface
    private interface Maker {
        Effect from(JsonNode json);
    }

    /** An effect, and the members that it needs. */
    private record Kind(Maker maker, List<String> members) {}

    private static Map.Entry<String, Kind> kind(String name, Maker maker, String... members) {
        return entry(name, new Kind(maker, List.of(members)));
    }

    /** The names of all effects, each with its members. */
    static Map<String, List<String>> effects() {
        Map<String, List<String>> effects = new java.util.TreeMap<>();
        KINDS.forEach((name, kind) -> effects.put(name, kind.members()));
        return effects;
    }

    /**
     * Reads a fault.
     *
     * @throws AdminApi.Refused if the effect or the call is unknown, or a member is missing or too much
     * @throws IllegalArgumentException if a member has no sense
     */
    Fault read(JsonNode json) throws AdminApi.Refused {
        String name = json.path("effect").asText("");
        Kind kind = KINDS.get(name);
        if (kind == null) {
            throw new AdminApi.Refused(400, "effect must be one of " + new TreeSet<>(KINDS.keySet()) + ": " + name);
        }
        for (Iterator<String> given = json.fieldNames(); given.hasNext(); ) {
            String member = given.next();
            if (!MOMENT.contains(member) && !kind.members().contains(member)) {
                throw new AdminApi.Refused(400, name + " takes no " + member + ", but " + kind.members());
            }
        }
        return Fault.on(moment(json), kind.maker().from(json));
    }

    private Moment moment(JsonNode json) throws AdminApi.Refused {
        String call = json.path("call").asText("");
        Call asked = Stream.of(Call.values())
                .filter(known -> known.name().equals(call))
                .findFirst()
                .orElseThrow(
                        () -> new AdminApi.Refused(400, "call must be one of " + List.of(Call.values()) + ": " + call));
        if (json.has("next")) {
            return server.next(asked, size(json, "next"));
        }
        long from = json.has("from") ? size(json, "from") : 1;
        return new Moment(asked, from, json.has("to") ? size(json, "to") : Long.MAX_VALUE);
    }

    private static String text(JsonNode json, String member) {
        if (!json.path(member).isTextual()) {
            throw new IllegalArgumentException(member + " must be a text");
        }
        return json.path(member).asText();
    }

    private static long size(JsonNode json, String member) {
        if (!json.path(member).isIntegralNumber()) {
            throw new IllegalArgumentException(member + " must be a whole number");
        }
        return json.path(member).asLong();
    }

    private static int number(JsonNode json, String member) {
        return Math.toIntExact(size(json, member));
    }

    private static long id(JsonNode json) {
        String id = json.path("id").asText("");
        if (!id.matches("[0-9]{1,19}")) {
            throw new IllegalArgumentException("id must be 1 to 19 digits");
        }
        return Long.parseUnsignedLong(id);
    }
}
