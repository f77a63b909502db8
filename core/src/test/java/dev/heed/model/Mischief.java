package dev.heed.model;

import dev.heed.mock.Call;
import dev.heed.mock.Effect;
import dev.heed.mock.Effects;
import dev.heed.mock.Fault;
import dev.heed.mock.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * Something that goes wrong at X with its next requests of a kind.
 *
 * @param call the kind of request
 * @param times how many requests
 * @param effect what goes wrong
 * @param tells what else X says by it, beyond its verdicts
 */
record Mischief(Call call, int times, Effect effect, Tells tells) {
    /** What X says by a fault. */
    enum Tells {
        NOTHING,
        /** Lines that an engine must hold back, instead of verdicts or beside them. */
        UNUSABLE_LINES,
        /** The ID {@link #TOLD} is to be deleted. */
        ONE_MORE,
        /** It is to be deleted, and to lose its geo data, which counts where the other line is damaged. */
        TWO_MORE,
        /** The job is under way for ever, and in the way of every other. */
        NEVER_ENDS
    }

    /** The ID that faults name; there may be a row of it. */
    static final long TOLD = 3L * World.SPREAD;

    private static final List<Integer> STATUSES = List.of(500, 502, 503, 503, 504, 408, 404, 410, 403, 401, 400, 429);
    private static final List<Call> API = List.of(Call.CREATE, Call.GET, Call.LIST);
    private static final List<Call> ALL = List.of(Call.CREATE, Call.GET, Call.LIST, Call.UPLOAD, Call.DOWNLOAD);

    Fault at(Moment next) {
        return Fault.on(next, effect);
    }

    @Override
    public String toString() {
        return at(call.first(times)).toString();
    }

    static Mischief draw(Random random, Sequence.Shape shape) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> onConnection(random);
            case 2 -> onJob(random);
            case 3 -> onResults(random);
            case 4 -> onDownload(random, shape);
            default -> onAnswer(random);
        };
    }

    private static Mischief onConnection(Random random) {
        int times = random.nextInt(8) == 0 ? 11 : 1 + random.nextInt(2);
        Effect effect = switch (random.nextInt(5)) {
            case 0, 1 -> Effects.status(pick(random, STATUSES));
            case 2 -> Effects.answerLost();
            case 3 -> Effects.resetAfter(random.nextInt(20));
            default -> Effects.resetAnswerAfter(random.nextInt(60));
        };
        return plain(pick(random, ALL), times, effect);
    }

    private static Mischief onAnswer(Random random) {
        Effect effect = switch (random.nextInt(6)) {
            case 0 -> Effects.rateLimitedWithoutHeaders();
            case 1 -> Effects.htmlPage();
            case 2 -> Effects.cutAnswerAfter(random.nextInt(200));
            case 3 -> Effects.corruptByte(random.nextInt(60));
            case 4 -> Effects.rateResetOff(Duration.ofMinutes(random.nextInt(20) - 10L));
            default -> Effects.header("x-rate-limit-remaining", "0");
        };
        return plain(pick(random, API), 1, effect);
    }

    private static Mischief onJob(Random random) {
        Call call = random.nextBoolean() ? Call.CREATE : Call.GET;
        return switch (random.nextInt(7)) {
            case 0 -> plain(Call.CREATE, 1, Effects.foreignJobRuns());
            case 1 -> plain(call, 1, Effects.jobFails("by a fault"));
            case 2 -> plain(call, 1, Effects.jobExpires());
            case 3 -> plain(call, 1, Effects.jobStatus("failed"));
            case 4 -> new Mischief(call, 1, Effects.jobStuck(), Tells.NEVER_ENDS);
            case 5 -> plain(call, 1, Effects.jobStatus("a word that X invents"));
            default -> plain(call, 1, Effects.urlExpiresEarly(Duration.ofSeconds(random.nextInt(90))));
        };
    }

    private static Mischief onResults(Random random) {
        Call call = pick(random, List.of(Call.CREATE, Call.GET, Call.DOWNLOAD));
        return switch (random.nextInt(10)) {
            case 0 -> new Mischief(call, 1, Effects.unaskedId(TOLD), Tells.ONE_MORE);
            case 1 -> new Mischief(call, 1, Effects.twiceWithTwoActions(TOLD), Tells.TWO_MORE);
            case 2 -> unusable(call, Effects.line("{\"id\":\"7\",\"action\":\"del"));
            case 3 -> unusable(call, Effects.halfALine());
            case 4 -> unusable(call, Effects.reason("deleted", "withheld"));
            case 5 -> unusable(call, Effects.action("suspended", "hide"));
            case 6 -> plain(call, 1, Effects.eachLineTwice());
            case 7 ->
                random.nextBoolean()
                        ? plain(call, 1, Effects.longLine(3_000))
                        : unusable(call, Effects.longLine(20_000));
            case 8 -> plain(call, 1, Effects.timesWithOffset());
            default -> plain(call, 1, Effects.unknownField());
        };
    }

    private static Mischief onDownload(Random random, Sequence.Shape shape) {
        int at = random.nextInt(300);
        Effect effect = switch (random.nextInt(7)) {
            case 0 -> Effects.cutAnswerAfter(at);
            case 1 -> Effects.resetAnswerAfter(at);
            case 2 -> Effects.olderGeneration();
            case 3 -> Effects.withoutHeader("etag");
            case 4 -> shape.hashless() ? Effects.withoutHeader("x-goog-hash") : Effects.endsEarlyAfterLines(at / 100);
            case 5 -> shape.hashless() ? Effects.withoutHeader("x-goog-hash") : Effects.corruptByte(at);
            default -> Effects.withoutHeader("x-goog-generation");
        };
        return plain(Call.DOWNLOAD, 1 + random.nextInt(2), effect);
    }

    private static Mischief plain(Call call, int times, Effect effect) {
        return new Mischief(call, times, effect, Tells.NOTHING);
    }

    private static Mischief unusable(Call call, Effect effect) {
        return new Mischief(call, 1, effect, Tells.UNUSABLE_LINES);
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
