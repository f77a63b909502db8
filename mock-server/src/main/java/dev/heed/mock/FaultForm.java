package dev.heed.mock;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a fault as the admin API takes it. */
final class FaultForm {
    private static final List<String> MOMENT = List.of("call", "from", "to", "next", "effect");
    private static final int LONGEST_LINE = 1 << 24;
    private static final Pattern ID = Pattern.compile("[0-9]{1,19}");
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_ .-]{1,100}");
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            kind("status", json -> Effects.status(count(json, "status")), "status"),
            kind("htmlPage", json -> Effects.htmlPage()),
            kind("rateLimitedWithoutHeaders", json -> Effects.rateLimitedWithoutHeaders()),
            kind("delay", json -> Effects.delay(Duration.ofMillis(count(json, "millis"))), "millis"),
            kind("stall", json -> Effects.stall()),
            kind("resetAfter", json -> Effects.resetAfter(size(json, "bytes")), "bytes"),
            kind("resetAnswerAfter", json -> Effects.resetAnswerAfter(size(json, "bytes")), "bytes"),
            kind("cutAnswerAfter", json -> Effects.cutAnswerAfter(size(json, "bytes")), "bytes"),
            kind("stallAnswerAfter", json -> Effects.stallAnswerAfter(size(json, "bytes")), "bytes"),
            kind("answerLost", json -> Effects.answerLost()),
            kind("answerStalled", json -> Effects.answerStalled()),
            kind("corruptByte", json -> Effects.corruptByte(size(json, "at")), "at"),
            kind("endsEarlyAfterLines", json -> Effects.endsEarlyAfterLines(count(json, "lines")), "lines"),
            kind("withoutHeader", json -> Effects.withoutHeader(text(json, "name", HEADER)), "name"),
            kind(
                    "header",
                    json -> Effects.header(text(json, "name", HEADER), text(json, "value", PRINTABLE)),
                    "name",
                    "value"),
            kind("rateResetOff", json -> Effects.rateResetOff(shift(json)), "seconds"),
            kind("olderGeneration", json -> Effects.olderGeneration()),
            kind("foreignJobRuns", json -> Effects.foreignJobRuns()),
            kind("jobFails", json -> Effects.jobFails(text(json, "error")), "error"),
            kind("jobExpires", json -> Effects.jobExpires()),
            kind("jobStuck", json -> Effects.jobStuck()),
            kind("jobStatus", json -> Effects.jobStatus(text(json, "status")), "status"),
            kind(
                    "urlExpiresEarly",
                    json -> Effects.urlExpiresEarly(Duration.ofSeconds(count(json, "seconds"))),
                    "seconds"),
            kind("sessionLost", json -> Effects.sessionLost(size(json, "bytes")), "bytes"),
            kind("offsetGoesBackTo", json -> Effects.offsetGoesBackTo(size(json, "bytes")), "bytes"),
            kind("unaskedId", json -> Effects.unaskedId(number(json)), "id"),
            kind("twiceWithTwoActions", json -> Effects.twiceWithTwoActions(number(json)), "id"),
            kind("line", json -> Effects.line(text(json, "text")), "text"),
            kind("eachLineTwice", json -> Effects.eachLineTwice()),
            kind("halfALine", json -> Effects.halfALine()),
            kind("longLine", json -> Effects.longLine((int) whole(json, "bytes", 0, LONGEST_LINE)), "bytes"),
            kind("unknownField", json -> Effects.unknownField()),
            kind(
                    "reason",
                    json -> Effects.reason(text(json, "from_reason", WORD), text(json, "to_reason", WORD)),
                    "from_reason",
                    "to_reason"),
            kind(
                    "action",
                    json -> Effects.action(text(json, "reason", WORD), text(json, "action", WORD)),
                    "reason",
                    "action"),
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
        Map<String, List<String>> effects = new TreeMap<>();
        KINDS.forEach((name, kind) -> effects.put(name, kind.members()));
        return effects;
    }

    /**
     * Reads a fault.
     *
     * @throws AdminApi.Refused if the effect or the call is unknown, or a member is too much
     * @throws IllegalArgumentException if a member is missing or has no sense
     */
    Fault read(JsonNode json) throws AdminApi.Refused {
        String name = json.path("effect").asText();
        Kind kind = KINDS.get(name);
        if (kind == null) {
            throw new AdminApi.Refused(400, "effect must be one of " + new TreeSet<>(KINDS.keySet()) + ": " + name);
        }
        List<String> members = new ArrayList<>(MOMENT);
        members.addAll(kind.members());
        AdminApi.requireOnly(json, members);
        return Fault.on(moment(json), kind.maker().from(json));
    }

    private Moment moment(JsonNode json) throws AdminApi.Refused {
        String name = json.path("call").asText();
        Call call = Stream.of(Call.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new AdminApi.Refused(400, "call must be one of " + List.of(Call.values()) + ": " + name));
        if (json.has("next")) {
            return next(call, json);
        }
        if (json.has("to") && !json.has("from")) {
            throw new AdminApi.Refused(400, "to needs a from");
        }
        long from = json.has("from") ? whole(json, "from", 1, Long.MAX_VALUE) : 1;
        return new Moment(call, from, json.has("to") ? whole(json, "to", from, Long.MAX_VALUE) : Long.MAX_VALUE);
    }

    private Moment next(Call call, JsonNode json) throws AdminApi.Refused {
        if (json.has("from") || json.has("to")) {
            throw new AdminApi.Refused(400, "next goes with neither from nor to");
        }
        return server.next(call, whole(json, "next", 1, Integer.MAX_VALUE));
    }

    private static String text(JsonNode json, String member) {
        if (!json.path(member).isTextual()) {
            throw new IllegalArgumentException(member + " must be a text");
        }
        return json.path(member).asText();
    }

    private static String text(JsonNode json, String member, Pattern form) {
        String text = text(json, member);
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException(member + " must be of the form " + form);
        }
        return text;
    }

    private static long whole(JsonNode json, String member, long least, long most) {
        JsonNode number = json.path(member);
        boolean whole = number.isIntegralNumber() && number.canConvertToLong();
        if (!whole || number.asLong() < least || number.asLong() > most) {
            throw new IllegalArgumentException(member + " must be a whole number from " + least + " to " + most);
        }
        return number.asLong();
    }

    private static long size(JsonNode json, String member) {
        return whole(json, member, 0, Long.MAX_VALUE);
    }

    private static int count(JsonNode json, String member) {
        return (int) whole(json, member, 0, Integer.MAX_VALUE);
    }

    private static Duration shift(JsonNode json) {
        return Duration.ofSeconds(whole(json, "seconds", -Integer.MAX_VALUE, Integer.MAX_VALUE));
    }

    private static long number(JsonNode json) {
        return Long.parseUnsignedLong(id(json.path("id")));
    }

    /**
     * An ID in digits.
     *
     * @throws IllegalArgumentException if it is none
     */
    static String id(JsonNode json) {
        if (!json.isTextual() || !ID.matcher(json.asText()).matches()) {
            throw new IllegalArgumentException("Every id must be a text of 1 to 19 digits: " + json);
        }
        return json.asText();
    }
}
