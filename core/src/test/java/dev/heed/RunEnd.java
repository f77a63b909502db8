package dev.heed;

import dev.heed.RunReport.Status;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one run came to, and how a table tells it.
 *
 * @param reports empty if the run stopped with an error
 * @param error why it stopped; null if it did not
 * @param held the lines that Heed held back so far
 */
record RunEnd(List<RunReport> reports, @Nullable HeedException error, HeldLines held) {
    /** What a person is told to do begins with one of these. */
    private static final Pattern ADVICE = Pattern.compile(
            "\\b(Run again|run again|Look|Take the|approve or reject|Make room|must be enrolled|Ask|See to|Let it|Check)\\b");

    private static final Pattern CALL = Pattern.compile(
            "\\b(CREATE|GET|LIST|Upload|Download|An upload|The upload)( at 127\\.0\\.0\\.1| for \\S+(?= got))?\\b");

    /** Every ID was checked, and nothing is left for a person. */
    boolean isWhole() {
        return isAllDone() && linesHeld() == 0;
    }

    boolean isAllDone() {
        return error == null && reports.stream().allMatch(report -> report.status() == Status.DONE);
    }

    private long linesHeld() {
        return reports.stream().mapToLong(RunReport::linesHeld).sum();
    }

    boolean tellsWhatToDo() {
        if (error != null) {
            return ADVICE.matcher(text()).find();
        }
        return notes(JobState.FAILED).allMatch(note -> ADVICE.matcher(note).find())
                && notes(JobState.AWAITING_APPROVAL)
                        .allMatch(note -> ADVICE.matcher(note).find());
    }

    /** All that a person is told. */
    String text() {
        if (error != null) {
            return String.valueOf(error.getMessage());
        }
        return Stream.of(JobState.FAILED, JobState.AWAITING_APPROVAL)
                .flatMap(this::notes)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private Stream<String> notes(JobState state) {
        return jobs(state).map(job -> Optional.ofNullable(job.standing().note()).orElse("no note"));
    }

    private Stream<Job> jobs(JobState state) {
        return reports.stream().flatMap(report -> report.jobs().stream()).filter(job -> job.state() == state);
    }

    /** The end in a few words that are the same each time. */
    String words() {
        if (error != null) {
            return "stops with: " + shortened(text());
        }
        Stream<String> parts = Stream.of(
                words("failed", JobState.FAILED),
                words("held for a person", JobState.AWAITING_APPROVAL),
                linesHeld() == 0 ? "" : "lines held for a person: " + held.reasons());
        String words = parts.filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
        if (words.isEmpty()) {
            return "done";
        }
        return isAllDone() ? "done; " + words : words;
    }

    private String words(String head, JobState state) {
        String notes = notes(state).map(RunEnd::shortened).distinct().sorted().collect(Collectors.joining(", "));
        return notes.isEmpty() ? "" : head + ": " + notes;
    }

    /** The first sentence, without what differs from run to run. */
    private static String shortened(String text) {
        String calm = CALL.matcher(text).replaceAll("the call");
        return calm.replaceAll("127\\.0\\.0\\.1", "X")
                .replaceAll("got no answer: .*", "got no answer.")
                .replaceAll("\\d{19}", "…")
                .replaceAll("names \\d+ of \\d+ IDs; .*", "names too many IDs.")
                .replaceAll("until \\d{4}-\\S+", "for long")
                .replaceAll("since \\d{4}-\\S+, for", "for")
                .replaceFirst("[.;] .*", ".")
                .replaceFirst("\\.$", "");
    }
}
