package dev.heed;

import static dev.heed.FaultStage.CREATE;
import static dev.heed.FaultStage.DOWNLOAD;
import static dev.heed.FaultStage.GET;
import static dev.heed.FaultStage.LIST;
import static dev.heed.FaultStage.UPLOAD_CHUNK;
import static dev.heed.FaultStage.UPLOAD_QUERY;

import dev.heed.mock.Effect;
import dev.heed.mock.Effects;
import dev.heed.mock.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Every effect of the mock, and the calls at which it can strike. A label begins with the name of the effect. */
final class FaultKinds {
    private static final Set<FaultStage> ALL_CALLS = EnumSet.allOf(FaultStage.class);
    private static final Set<FaultStage> API = EnumSet.of(CREATE, GET, LIST);
    private static final Set<FaultStage> STORAGE = EnumSet.complementOf(EnumSet.of(CREATE, GET, LIST));
    private static final Set<FaultStage> UPLOADS = EnumSet.complementOf(EnumSet.of(CREATE, GET, LIST, DOWNLOAD));
    private static final Set<FaultStage> SESSION = EnumSet.of(UPLOAD_QUERY, UPLOAD_CHUNK);

    private static final String DENIED = "The job seems to be gone but still runs; only asking for a new one tells.";
    private static final String TAKEN =
            "The job, or somebody else's, keeps X's one place; only asking tells when it is free.";
    private static final String EARLY = "The URL ends before the time that X told for it.";
    private static final String TWICE = "Java's HTTP client sends a GET again by itself when its connection is cut.";

    /** The list belongs to no job. */
    private static final Set<FaultStage> OF_A_JOB = EnumSet.complementOf(EnumSet.of(LIST));

    /** The rows of the matrix, in the order of the table. */
    static final List<FaultKind> ALL = all();

    private FaultKinds() {}

    private static List<FaultKind> all() {
        List<FaultKind> kinds = new ArrayList<>();
        kinds.addAll(refusals());
        kinds.addAll(limits());
        kinds.addAll(connection());
        kinds.addAll(answer());
        kinds.addAll(job());
        kinds.addAll(results());
        return List.copyOf(kinds);
    }

    private static List<FaultKind> refusals() {
        List<FaultKind> kinds = new ArrayList<>();
        for (int status : new int[] {204, 302, 308, 400, 401, 403, 404, 408, 409, 410, 412, 416, 500, 503}) {
            FaultKind kind = FaultKind.of("status " + status, ALL_CALLS, Effects.status(status));
            boolean denies = status == 404 || status == 410;
            kinds.add(denies ? kind.forcing(Rule.SECOND_JOB_OF_A_TYPE, DENIED) : kind);
        }
        kinds.add(FaultKind.of("status 400, ExpiredToken", STORAGE, storageError(400, "ExpiredToken"))
                .forcing(Rule.SECOND_JOB_OF_A_TYPE, DENIED));
        kinds.add(
                FaultKind.of("status 403, SignatureDoesNotMatch", STORAGE, storageError(403, "SignatureDoesNotMatch")));
        kinds.add(FaultKind.of("status 200, an empty object", API, json(200, "{}"))
                .forcing(Rule.SECOND_JOB_OF_A_TYPE, DENIED));
        kinds.add(FaultKind.of(
                "status 200, errors only", API, json(200, "{\"errors\":[{\"message\":\"Over capacity\"}]}")));
        kinds.add(FaultKind.of("htmlPage", ALL_CALLS, Effects.htmlPage()));
        return kinds;
    }

    private static Effect json(int status, String body) {
        return Effects.status(status, "application/json", body);
    }

    private static Effect storageError(int status, String code) {
        return Effects.status(
                status, "application/xml", "<?xml version='1.0'?><Error><Code>" + code + "</Code></Error>");
    }

    private static List<FaultKind> limits() {
        return List.of(
                FaultKind.of("rateLimitedWithoutHeaders", ALL_CALLS, Effects.rateLimitedWithoutHeaders()),
                FaultKind.of(
                        "status 429, reset in the past",
                        API,
                        Effects.status(429),
                        Effects.header("x-rate-limit-remaining", "0"),
                        Effects.header("x-rate-limit-reset", "1700000000")),
                FaultKind.of(
                        "status 429, reset in ten years",
                        API,
                        Effects.status(429),
                        Effects.header("x-rate-limit-remaining", "0"),
                        Effects.header("x-rate-limit-reset", "2087550000")),
                FaultKind.of(
                        "status 429, requests left",
                        API,
                        Effects.status(429),
                        Effects.header("x-rate-limit-remaining", "9")),
                FaultKind.of("rateResetOff, an hour back", API, Effects.rateResetOff(Duration.ofHours(-1))),
                FaultKind.of("rateResetOff, an hour on", API, Effects.rateResetOff(Duration.ofHours(1))),
                FaultKind.of(
                        "header: the budget is used up until long ago",
                        API,
                        Effects.header("x-rate-limit-remaining", "0"),
                        Effects.rateResetOff(Duration.ofDays(-1))));
    }

    private static List<FaultKind> connection() {
        return List.of(
                FaultKind.of("delay", ALL_CALLS, Effects.delay(Duration.ofMillis(10))),
                FaultKind.of("stall", ALL_CALLS, Effects.stall()).stalling(),
                FaultKind.of("answerStalled", ALL_CALLS, Effects.answerStalled())
                        .stalling(),
                FaultKind.of("stallAnswerAfter", ALL_CALLS, Effects.stallAnswerAfter(10))
                        .stalling(),
                FaultKind.of("answerLost", ALL_CALLS, Effects.answerLost()).forcing(Rule.POLLED_TOO_OFTEN, TWICE),
                FaultKind.of("resetAfter, before the body", ALL_CALLS, Effects.resetAfter(0))
                        .forcing(Rule.POLLED_TOO_OFTEN, TWICE),
                FaultKind.of("resetAfter, within the body", ALL_CALLS, Effects.resetAfter(20))
                        .forcing(Rule.POLLED_TOO_OFTEN, TWICE),
                FaultKind.of("resetAfter, behind the body", ALL_CALLS, Effects.resetAfter(1 << 20))
                        .forcing(Rule.POLLED_TOO_OFTEN, TWICE),
                FaultKind.of("resetAnswerAfter", ALL_CALLS, Effects.resetAnswerAfter(10)),
                FaultKind.of("cutAnswerAfter", ALL_CALLS, Effects.cutAnswerAfter(10)),
                FaultKind.of("cutAnswerAfter, nothing came", ALL_CALLS, Effects.cutAnswerAfter(0)));
    }

    private static List<FaultKind> answer() {
        return List.of(
                FaultKind.of("corruptByte, of the form", ALL_CALLS, Effects.corruptByte(12))
                        .forcing(Rule.SECOND_JOB_OF_A_TYPE, DENIED),
                FaultKind.of("corruptByte, of an ID", ALL_CALLS, Effects.corruptByte(20))
                        .forcing(Rule.SECOND_JOB_OF_A_TYPE, DENIED),
                FaultKind.of("endsEarlyAfterLines, none", ALL_CALLS, Effects.endsEarlyAfterLines(0)),
                FaultKind.of("endsEarlyAfterLines", ALL_CALLS, Effects.endsEarlyAfterLines(2)),
                FaultKind.of("withoutHeader x-goog-hash", STORAGE, Effects.withoutHeader("x-goog-hash")),
                FaultKind.of("withoutHeader ETag", STORAGE, Effects.withoutHeader("ETag")),
                FaultKind.of(
                        "withoutHeader x-goog-stored-content-length",
                        STORAGE,
                        Effects.withoutHeader("x-goog-stored-content-length")),
                FaultKind.of("withoutHeader x-rate-limit-reset", API, Effects.withoutHeader("x-rate-limit-reset")),
                FaultKind.of("withoutHeader Content-Type", ALL_CALLS, Effects.withoutHeader("Content-Type")),
                FaultKind.of(
                        "header x-goog-hash of something else",
                        STORAGE,
                        Effects.header("x-goog-hash", "crc32c=AAAAAA==")),
                FaultKind.of("header ETag of something else", STORAGE, Effects.header("ETag", "\"another\"")),
                FaultKind.of(
                        "header x-goog-stored-content-length: fewer",
                        UPLOADS,
                        Effects.header("x-goog-stored-content-length", "1")),
                FaultKind.of(
                        "header x-rate-limit-remaining: nonsense",
                        API,
                        Effects.header("x-rate-limit-remaining", "many")),
                FaultKind.of("header x-rate-limit-reset: nonsense", API, Effects.header("x-rate-limit-reset", "soon")),
                FaultKind.of("header Location", ALL_CALLS, Effects.header("Location", "http://127.0.0.1:1/")),
                FaultKind.of("olderGeneration", EnumSet.of(DOWNLOAD), Effects.olderGeneration()),
                FaultKind.of(
                        "olderGeneration, cut",
                        EnumSet.of(DOWNLOAD),
                        Effects.olderGeneration(),
                        Effects.cutAnswerAfter(200)));
    }

    private static List<FaultKind> job() {
        return List.of(
                FaultKind.of("foreignJobRuns", EnumSet.of(CREATE), Effects.foreignJobRuns())
                        .forcing(Rule.SECOND_JOB_OF_A_TYPE, TAKEN),
                FaultKind.of("jobFails", OF_A_JOB, Effects.jobFails("Internal error")),
                FaultKind.of("jobExpires", OF_A_JOB, Effects.jobExpires()),
                FaultKind.of("jobStuck", OF_A_JOB, Effects.jobStuck())
                        .lasting()
                        .forcing(Rule.SECOND_JOB_OF_A_TYPE, TAKEN),
                FaultKind.of("jobStatus unheard_of", OF_A_JOB, Effects.jobStatus("unheard_of"))
                        .forcing(Rule.SECOND_JOB_OF_A_TYPE, TAKEN),
                FaultKind.of("jobStatus complete", OF_A_JOB, Effects.jobStatus("complete")),
                FaultKind.of("jobStatus in_progress", OF_A_JOB, Effects.jobStatus("in_progress"))
                        .lasting()
                        .forcing(Rule.SECOND_JOB_OF_A_TYPE, TAKEN),
                FaultKind.of("jobStatus created", OF_A_JOB, Effects.jobStatus("created"))
                        .lasting()
                        .forcing(Rule.SECOND_JOB_OF_A_TYPE, TAKEN),
                FaultKind.of("urlExpiresEarly, at once", OF_A_JOB, Effects.urlExpiresEarly(Duration.ZERO))
                        .forcing(Rule.SECOND_JOB_OF_A_TYPE, DENIED)
                        .forcing(Rule.URL_EXPIRED, EARLY),
                FaultKind.of("urlExpiresEarly, after 20 s", OF_A_JOB, Effects.urlExpiresEarly(Duration.ofSeconds(20)))
                        .forcing(Rule.SECOND_JOB_OF_A_TYPE, DENIED)
                        .forcing(Rule.URL_EXPIRED, EARLY),
                FaultKind.of("sessionLost", SESSION, Effects.sessionLost(100)),
                FaultKind.of("offsetGoesBackTo", SESSION, Effects.offsetGoesBackTo(10)));
    }

    private static List<FaultKind> results() {
        return List.of(
                FaultKind.of("unaskedId", STORAGE, Effects.unaskedId(FaultRun.LATE_POST)),
                FaultKind.of("twiceWithTwoActions", STORAGE, Effects.twiceWithTwoActions(3)),
                FaultKind.of("line: not JSON", STORAGE, Effects.line("Service Unavailable")),
                FaultKind.of("line: empty", STORAGE, Effects.line("")),
                FaultKind.of("line: an error", STORAGE, Effects.line("{\"error\":\"invalid_id\"}")),
                FaultKind.of(
                        "line: an ID beyond 64 bits",
                        STORAGE,
                        Effects.line("{\"id\":\"18446744073709551619\",\"action\":\"delete\",\"reason\":\"deleted\"}")),
                FaultKind.of("line: more than the guard lets through", STORAGE, tooMuch()),
                FaultKind.of("eachLineTwice", STORAGE, Effects.eachLineTwice()),
                FaultKind.of("halfALine", STORAGE, Effects.halfALine()),
                FaultKind.of("longLine", STORAGE, Effects.longLine(1 << 20)),
                FaultKind.of("unknownField", STORAGE, Effects.unknownField()),
                FaultKind.of("reason unheard_of", STORAGE, Effects.reason("deleted", "unheard_of")),
                FaultKind.of("reason of another kind", STORAGE, Effects.reason("deleted", "protected")),
                FaultKind.of("action unheard_of", STORAGE, Effects.action("deleted", "vanish")),
                FaultKind.of("action that does not fit its reason", STORAGE, Effects.action("deleted", "scrub_geo")),
                FaultKind.of("timesWithZ", STORAGE, Effects.timesWithZ()),
                FaultKind.of("timesWithOffset", STORAGE, Effects.timesWithOffset()));
    }

    /** Posts that stay, named as deleted: X's answer is then not believable, though nothing in it is malformed. */
    private static Effect[] tooMuch() {
        return new Effect[] {
            Effects.line("{\"id\":\"1\",\"action\":\"delete\",\"reason\":\"deleted\"}"),
            Effects.line("{\"id\":\"2\",\"action\":\"delete\",\"reason\":\"deleted\"}"),
            Effects.line("{\"id\":\"4\",\"action\":\"delete\",\"reason\":\"deleted\"}")
        };
    }
}
