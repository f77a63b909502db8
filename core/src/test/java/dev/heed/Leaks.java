package dev.heed;

import dev.heed.spi.Applied;
import dev.heed.spi.JobStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for secrets wherever the engine leaves a word: the token, any part of a signed URL, the name of an upload. */
final class Leaks implements EngineListener {
    private static final Pattern PARAMETER = Pattern.compile("x-goog-[a-z]+=|upload_?id=");

    /** The mock's signatures have 64 digits, and the names of its uploads 40 and more. */
    private static final int SHORTEST_NAME = 40;

    private final String token;
    private final Set<String> found = new TreeSet<>();

    Leaks(String token) {
        this.token = token;
    }

    /** Where a secret showed, in words that do not repeat it. */
    Set<String> found() {
        return Set.copyOf(found);
    }

    void look(String where, String text) {
        if (text.contains(token)) {
            found.add("the token in " + where);
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (PARAMETER.matcher(lower).find() || holdsName(lower)) {
            found.add("a part of a signed URL in " + where);
        }
    }

    /** Whether a word of hexadecimal digits alone is that long. By hand, as a pattern took a third of the matrix' time. */
    private static boolean holdsName(String lower) {
        int begin = 0;
        for (int at = 0; at <= lower.length(); at++) {
            if (at == lower.length() || !isOfAWord(lower.charAt(at))) {
                if (at - begin >= SHORTEST_NAME
                        && lower.substring(begin, at).chars().allMatch(Leaks::isDigit)) {
                    return true;
                }
                begin = at + 1;
            }
        }
        return false;
    }

    private static boolean isOfAWord(char letter) {
        return letter >= '0' && letter <= '9' || letter >= 'a' && letter <= 'z';
    }

    private static boolean isDigit(int letter) {
        return Character.digit(letter, 16) >= 0;
    }

    void look(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        look("an exception", trace.toString());
        look("an exception", thrown + " " + thrown.getLocalizedMessage());
    }

    /** What the text of stored things shows; a store may hold more than that, and guards it. */
    void look(JobStore store) {
        for (JobType type : JobType.values()) {
            store.latestRun(type, "default").ifPresent(run -> look("the store", run + " " + store.jobs(run.id())));
        }
    }

    /** Names and contents. */
    void look(Path spool) {
        try (Stream<Path> files = Files.walk(spool)) {
            for (Path file : files.toList()) {
                look("the name of a file", spool.relativize(file).toString());
                if (Files.isRegularFile(file)) {
                    look(spool.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void moved(Job from, Job to) {
        look("a job", from + " " + to + " " + to.label());
    }

    @Override
    public void extracted(Job job, long ids) {
        look("a job", job.toString());
    }

    @Override
    public void transferred(Job job, long bytes) {
        look("a job", job.toString());
    }

    @Override
    public void applied(Job job, String target, Applied applied) {
        look("a batch", job + target + applied);
    }

    @Override
    public void idle(Instant until) {
        look("a wait", until.toString());
    }

    @Override
    public void ended(RunReport report) {
        look("a report", report.toString());
    }

    @Override
    public void failed(RuntimeException cause) {
        look(cause);
    }
}
