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
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for secrets wherever the engine leaves a word: the token, any part of a signed URL, the name of an upload. */
final class Leaks implements EngineListener {
    /** The mock's signatures have 64 digits, and the names of its uploads 40 and more. */
    private static final Pattern OF_A_URL =
            Pattern.compile("(?i)X-Goog-[a-z]+=|upload_?id=|(?<![0-9a-z])[0-9a-f]{40,}(?![0-9a-z])");

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
        Matcher secret = OF_A_URL.matcher(text);
        if (secret.find()) {
            found.add(
                    "a part of a signed URL in " + where + ": " + secret.group().substring(0, 6) + "…");
        }
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
