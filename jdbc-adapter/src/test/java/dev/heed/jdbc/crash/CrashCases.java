package dev.heed.jdbc.crash;

import static dev.heed.mock.Effects.answerLost;
import static dev.heed.mock.Effects.answerStalled;
import static dev.heed.mock.Effects.jobFails;
import static dev.heed.mock.Effects.rateLimitedWithoutHeaders;
import static dev.heed.mock.Effects.resetAfter;
import static dev.heed.mock.Effects.stall;
import static dev.heed.mock.Effects.stallAnswerAfter;
import static java.util.Map.entry;

import dev.heed.JobState;
import dev.heed.jdbc.crash.CrashCase.Scenario;
import dev.heed.jdbc.crash.CrashCase.Sign;
import dev.heed.jdbc.crash.Point.When;
import dev.heed.mock.Call;
import dev.heed.mock.Effect;
import dev.heed.mock.Fault;
import dev.heed.spi.Enforcer;
import dev.heed.spi.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All ways to die, taken from the code itself: each state, each write of a port, each request. Whoever adds one of these
 * has it here, and if no scenario comes to it, its case fails.
 */
final class CrashCases {
    /** Requests that the engine never makes; a case that meets one fails. */
    static final Set<Call> NOT_MADE = EnumSet.of(Call.UPLOAD_CANCEL, Call.UNKNOWN);

    /** What a port is only asked, and changes nothing; whatever else it can do is taken for a write. */
    private static final Set<String> READS = Set.of(
            "JobStore.latestRun",
            "JobStore.jobs",
            "JobStore.job",
            "JobStore.run",
            "JobStore.skipped",
            "JobStore.checks",
            "Enforcer.appliedUpTo",
            "Enforcer.preview",
            "Enforcer.refusals",
            "Enforcer.remaining",
            "Enforcer.mapping",
            "Enforcer.marked",
            "Enforcer.returned",
            "Enforcer.tune",
            "Enforcer.tally");

    /** Each write of a job has cases for the states that it is about. */
    private static final Set<String> COVERED = Set.of("JobStore.move", "JobStore.add", "Enforcer.apply");

    /** Enough failed jobs to give up one slice of each type. */
    private static final int FAILED_JOBS = 10;

    /** What only large files need. */
    private static final Set<Call> RESUMABLE = EnumSet.of(Call.UPLOAD_START, Call.UPLOAD_CHUNK, Call.UPLOAD_QUERY);

    private static final int FEW_BYTES = 100;
    private static final List<When> AROUND = List.of(When.BEFORE, When.AFTER);

    /** Where another scenario, or another time than the third, is needed to come to a call. */
    private static final Map<String, Scenario> SCENARIOS = Map.of(
            "into AWAITING_APPROVAL", Scenario.GUARDED,
            "JobStore.decide", Scenario.GUARDED,
            "JobStore.approve", Scenario.GUARDED,
            "into FAILED", Scenario.FAILING,
            "Budget.close", Scenario.THROTTLED,
            "within UPLOADING", Scenario.RESUMABLE);

    private static final Map<String, Integer> OCCASIONS = Map.ofEntries(
            entry("into FAILED", 1),
            entry("JobStore.begin", 2),
            entry("JobStore.end", 2),
            entry("JobStore.saveSkipped", 1),
            entry("JobStore.decide", 2),
            entry("JobStore.approve", 1),
            entry("Lease.acquire", 2),
            entry("Lease.renew", 2),
            entry("Lease.release", 1),
            entry("Budget.close", 1),
            entry("Enforcer.admit", 2),
            entry("Enforcer.prove", 2),
            entry("within UPLOADING", 3));

    private CrashCases() {}

    static List<CrashCase> named(String pattern) {
        return all().stream().filter(fate -> fate.name().matches(pattern)).toList();
    }

    private static List<CrashCase> all() {
        List<CrashCase> all = new ArrayList<>();
        for (JobState state : JobState.values()) {
            AROUND.forEach(when -> all.add(at("into " + state, when)));
        }
        // The IDs of a slice, the name of a job to be, the session of an upload, and a wait are written without a move.
        for (JobState state : List.of(JobState.PLANNED, JobState.SPOOLED, JobState.UPLOADING, JobState.UPLOADED)) {
            AROUND.forEach(when -> all.add(at("within " + state, when)));
        }
        writes().forEach(write -> AROUND.forEach(when -> all.add(at(write, when))));
        Stream.of(When.values()).forEach(when -> all.add(at("Enforcer.apply", when)));
        Stream.of(When.values()).forEach(when -> all.add(again(when)));
        Stream.of(When.values()).forEach(when -> all.add(restoring(when)));
        EnumSet.complementOf(EnumSet.copyOf(NOT_MADE)).forEach(call -> all.addAll(around(call)));
        all.add(inDownload());
        all.addAll(inUpload(Call.UPLOAD, Scenario.PLAIN, 1));
        // The sessions of three uploads were written before.
        all.addAll(inUpload(Call.UPLOAD_CHUNK, Scenario.RESUMABLE, 4));
        return all;
    }

    /** What the ports change, but for what the states and the enforcer's batches cover. */
    private static List<String> writes() {
        Stream<Class<?>> ports = Stream.concat(
                Stream.of(Home.class.getRecordComponents()).map(RecordComponent::getType), Stream.of(Enforcer.class));
        return ports.flatMap(port -> Stream.of(port.getMethods()).map(method -> DeadlyPorts.name(port, method)))
                .filter(name -> !READS.contains(name) && !COVERED.contains(name))
                .distinct()
                .sorted()
                .toList();
    }

    private static CrashCase at(String call, When when) {
        Scenario scenario = SCENARIOS.getOrDefault(call, Scenario.PLAIN);
        Point point = new Point(call, when, OCCASIONS.getOrDefault(call, 3));
        String name = word(when) + " " + call;
        return CrashCase.itself(name, scenario, point, faults(scenario));
    }

    private static CrashCase again(When when) {
        String name = word(when) + " Enforcer.apply on what has come back";
        return CrashCase.itself(name, Scenario.RETURNED, new Point("Enforcer.apply", when, 2));
    }

    private static CrashCase restoring(When when) {
        String call = DeadlyPorts.RESTORING;
        return CrashCase.itself(word(when) + " " + call, Scenario.TAKEN_BACK, new Point(call, when, 1));
    }

    private static Fault[] faults(Scenario scenario) {
        return switch (scenario) {
            case FAILING -> new Fault[] {Fault.on(Call.CREATE.first(FAILED_JOBS), jobFails("internal"))};
            case THROTTLED -> new Fault[] {Fault.on(Call.GET.nth(3), rateLimitedWithoutHeaders())};
            default -> new Fault[0];
        };
    }

    private static List<CrashCase> around(Call call) {
        return List.of(around(call, "before X sees", stall()), around(call, "before X answers", answerStalled()));
    }

    private static CrashCase around(Call call, String when, Effect effect) {
        // X's list is only asked for an orphan.
        List<Fault> faults = call == Call.LIST
                ? List.of(Fault.on(Call.CREATE.nth(3), answerLost()), Fault.on(call.nth(1), effect))
                : List.of(Fault.on(call.nth(3), effect));
        long count = faults.get(faults.size() - 1).moment().first();
        return CrashCase.fromOutside(
                when + " " + call,
                RESUMABLE.contains(call) ? Scenario.RESUMABLE : Scenario.PLAIN,
                (x, spool) -> x.journal().count(call) >= count,
                faults.toArray(Fault[]::new));
    }

    private static CrashCase inDownload() {
        Sign part = (x, spool) -> sizes(spool, ".part").anyMatch(size -> size == FEW_BYTES);
        return CrashCase.fromOutside(
                "in the middle of DOWNLOAD",
                Scenario.PLAIN,
                part,
                Fault.on(Call.DOWNLOAD.nth(3), stallAnswerAfter(FEW_BYTES)));
    }

    /** The connection breaks, and the process dies before or after it has noted that. */
    private static List<CrashCase> inUpload(Call call, Scenario scenario, int note) {
        return AROUND.stream()
                .map(when -> CrashCase.itself(
                        "in the middle of " + call + ", " + word(when) + " its note",
                        scenario,
                        new Point("within " + JobState.UPLOADING, when, note),
                        Fault.on(call.nth(3), resetAfter(FEW_BYTES))))
                .toList();
    }

    private static String word(When when) {
        return when.name().toLowerCase(Locale.ROOT);
    }

    private static Stream<Long> sizes(Path folder, String ending) {
        if (!Files.exists(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(ending))
                    .map(file -> file.toFile().length())
                    .toList()
                    .stream();
        } catch (IOException | UncheckedIOException vanishing) {
            // The child works there; there will be another look.
            return Stream.empty();
        }
    }
}
