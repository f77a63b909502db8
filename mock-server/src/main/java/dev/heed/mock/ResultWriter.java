package dev.heed.mock;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes the results of a job as X does. For one thread. */
final class ResultWriter {
    private static final Instant LONG_AGO = Instant.parse("2010-06-01T12:00:00Z");
    private static final Instant REDACTED = Instant.parse("2025-11-05T08:00:00Z");
    private static final long FIRST_SNOWFLAKE = 1L << 40;
    private static final long SNOWFLAKE_EPOCH = 1_288_834_974_657L;
    private static final String INVALID_ID = "{\"error\":\"invalid_id\"}";

    private final Verdicts verdicts;
    private final JobType type;
    private final Instant at;
    private final List<OnResults> twists;
    private final DateForm dates;

    /**
     * Writes what X says at a time.
     *
     * @param twists what is wrong with the results
     */
    ResultWriter(Verdicts verdicts, JobType type, Instant at, List<OnResults> twists) {
        this.verdicts = verdicts;
        this.type = type;
        this.at = at;
        this.twists = twists;
        DateForm form = DateForm.usual(type);
        for (OnResults twist : twists) {
            form = twist.dates(form);
        }
        this.dates = form;
    }

    /**
     * Answers the lines of an upload.
     *
     * @param seed another one gives another order
     */
    void write(Path submission, Set<Variant> variants, Path results, long seed) throws IOException {
        try (IdLines in = new IdLines(submission, variants);
                BufferedWriter out = Files.newBufferedWriter(results, StandardCharsets.UTF_8)) {
            Shuffle shuffle = new Shuffle(out, twists, seed);
            for (IdLines.Kind kind = in.next(); kind != IdLines.Kind.END; kind = in.next()) {
                if (kind == IdLines.Kind.ID) {
                    answer(in, shuffle);
                } else if (!variants.contains(Variant.MALFORMED_ID_IGNORED)) {
                    shuffle.add(0, INVALID_ID);
                }
            }
            for (OnResults twist : twists) {
                for (String line : twist.more()) {
                    shuffle.add(0, line);
                }
            }
            shuffle.end();
        }
    }

    private void answer(IdLines line, Shuffle shuffle) throws IOException {
        long id = line.id();
        Optional<Verdict> verdict = verdicts.on(type, id, at);
        if (verdict.isPresent()) {
            shuffle.add(id, told(line.text(), id, twisted(verdict.get())));
        }
    }

    private Verdict twisted(Verdict verdict) {
        Verdict told = verdict;
        for (OnResults twist : twists) {
            told = twist.on(told);
        }
        return told;
    }

    private String told(String text, long id, Verdict verdict) {
        String redacted = redactedAt(verdict)
                .map(time -> "\"redacted_at\":\"" + dates.written(time) + "\",")
                .orElse("");
        return "{\"id\":\"" + text + "\",\"action\":\"" + verdict.action() + "\",\"created_at\":\""
                + dates.written(verdict.createdAt().orElseGet(() -> createdAt(id))) + "\"," + redacted
                + "\"reason\":\"" + verdict.reason() + "\"}";
    }

    /** Recorded results had it on deleted content and not on suspended. */
    private static Optional<Instant> redactedAt(Verdict verdict) {
        boolean usual = verdict.reason().equals("deleted");
        return verdict.redactedAt().or(() -> usual ? Optional.of(REDACTED) : Optional.empty());
    }

    private static Instant createdAt(long id) {
        return Long.compareUnsigned(id, FIRST_SNOWFLAKE) < 0
                ? LONG_AGO
                : Instant.ofEpochMilli((id >>> 22) + SNOWFLAKE_EPOCH);
    }
}
