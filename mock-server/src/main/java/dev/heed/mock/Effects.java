package dev.heed.mock;

import dev.heed.mock.AnswerEffects.ByteCorrupted;
import dev.heed.mock.AnswerEffects.EndsEarly;
import dev.heed.mock.AnswerEffects.HeaderIs;
import dev.heed.mock.AnswerEffects.HeaderMissing;
import dev.heed.mock.AnswerEffects.ResetTimeOff;
import dev.heed.mock.ConnectionEffects.AnswerEnds;
import dev.heed.mock.ConnectionEffects.AnswerLost;
import dev.heed.mock.ConnectionEffects.AnswerStalled;
import dev.heed.mock.ConnectionEffects.Delayed;
import dev.heed.mock.ConnectionEffects.Refused;
import dev.heed.mock.ConnectionEffects.ResetAfter;
import dev.heed.mock.ConnectionEffects.Stalled;
import dev.heed.mock.JobEffects.Fails;
import dev.heed.mock.JobEffects.ForeignJob;
import dev.heed.mock.JobEffects.HasStatus;
import dev.heed.mock.JobEffects.OffsetGoesBack;
import dev.heed.mock.JobEffects.SessionLost;
import dev.heed.mock.JobEffects.Stuck;
import dev.heed.mock.JobEffects.UrlsEnd;
import dev.heed.mock.ResultEffects.ActionIs;
import dev.heed.mock.ResultEffects.Dates;
import dev.heed.mock.ResultEffects.EachLineTwice;
import dev.heed.mock.ResultEffects.ExtraLines;
import dev.heed.mock.ResultEffects.HalfALine;
import dev.heed.mock.ResultEffects.LongLine;
import dev.heed.mock.ResultEffects.ReasonIs;
import dev.heed.mock.ResultEffects.UnknownField;
import dev.heed.mock.internal.wire.Delivery.End;
import java.time.Duration;
import java.util.List;

/**
 * Everything that can go wrong. Made to be imported statically, and combined by {@link Fault#on(Moment, Effect...)}.
 *
 * <p>Delays and stalls are of real time, since so are the time-outs of clients. Bytes are counted in bodies.
 */
public final class Effects {
    private static final String HTML = "<html><body><h1>The service is not available</h1></body></html>";

    private Effects() {}

    // The connection.

    /**
     * The request is not looked at, but answered with this status and an HTML page, as a proxy might.
     *
     * @throws IllegalArgumentException if it is not the status of a final answer
     */
    public static Effect status(int status) {
        return status(status, "text/html", HTML);
    }

    /**
     * The request is not looked at, but answered with this.
     *
     * @throws IllegalArgumentException if it is not the status of a final answer
     */
    public static Effect status(int status, String contentType, String body) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("Not the status of a final answer: " + status);
        }
        return new Refused(status, contentType, body);
    }

    /** The request is not looked at, but answered with 200 and a page of a proxy. */
    public static Effect htmlPage() {
        return status(200);
    }

    /** The request is not looked at, but answered with 429, and nothing tells until when. */
    public static Effect rateLimitedWithoutHeaders() {
        return status(429, "text/plain", "Rate limit exceeded");
    }

    /** The request is looked at only after this time. */
    public static Effect delay(Duration time) {
        return new Delayed(notNegative(time));
    }

    /** The request is not looked at, and never answered; the connection stays open until the client closes it. */
    public static Effect stall() {
        return new Stalled();
    }

    /**
     * The connection is reset after so many bytes of the request's body were read. A request with less of a body is
     * carried out, and the connection reset instead of an answer.
     */
    public static Effect resetAfter(long bytes) {
        return new ResetAfter(counted(bytes));
    }

    /** The connection is reset after so many bytes of the answer's body. One that is no longer comes whole. */
    public static Effect resetAnswerAfter(long bytes) {
        return new AnswerEnds(counted(bytes), End.RESET);
    }

    /** The connection closes after so many bytes of the answer's body. One that is no longer comes whole. */
    public static Effect cutAnswerAfter(long bytes) {
        return new AnswerEnds(counted(bytes), End.CLOSE);
    }

    /** Nothing more comes after so many bytes of the answer's body. One that is no longer comes whole. */
    public static Effect stallAnswerAfter(long bytes) {
        return new AnswerEnds(counted(bytes), End.STALL);
    }

    /** The request is carried out, then the connection closes without an answer. */
    public static Effect answerLost() {
        return new AnswerLost();
    }

    /** The request is carried out, and never answered; the connection stays open until the client closes it. */
    public static Effect answerStalled() {
        return new AnswerStalled();
    }

    // The answer.

    /** One bit of the byte at this offset of the answer's body is flipped. */
    public static Effect corruptByte(long at) {
        return new ByteCorrupted(counted(at));
    }

    /** The answer's body ends after so many lines, and says so in its length, while its checksum is that of the whole. */
    public static Effect endsEarlyAfterLines(int lines) {
        return new EndsEarly(Math.toIntExact(counted(lines)));
    }

    /** The answer lacks a header. */
    public static Effect withoutHeader(String name) {
        return new HeaderMissing(name);
    }

    /**
     * The answer has this header instead of its own of the name.
     *
     * @throws IllegalArgumentException if the value has characters that end a header
     */
    public static Effect header(String name, String value) {
        if (!value.matches("[\\t -~]*")) {
            throw new IllegalArgumentException("A header has printable characters only: " + value);
        }
        return new HeaderIs(name, value);
    }

    /** The reset time of the budget is off, as if X's clock were: negative for the past. */
    public static Effect rateResetOff(Duration by) {
        return new ResetTimeOff(by);
    }

    /** The download is of an older generation of the results: the same lines in another order, under another tag. */
    public static Effect olderGeneration() {
        return OnDownload.OLDER_GENERATION;
    }

    // The job that the request creates or belongs to.

    /** A foreign job of the same type is created just before this one would be; it is not used, and expires. */
    public static Effect foreignJobRuns() {
        return new ForeignJob();
    }

    /** The job's work ends as {@code failed}, with this for an error. */
    public static Effect jobFails(String error) {
        return new Fails(error);
    }

    /** The job is {@code expired} from now on. */
    public static Effect jobExpires() {
        return jobStatus("expired");
    }

    /** The job's work never ends. */
    public static Effect jobStuck() {
        return new Stuck();
    }

    /** The job has this status from now on, which X need not know. */
    public static Effect jobStatus(String status) {
        return new HasStatus(status);
    }

    /** The job's two URLs end so long after its creation, whatever they say themselves. */
    public static Effect urlExpiresEarly(Duration life) {
        return new UrlsEnd(notNegative(life));
    }

    // The resumable upload that the request belongs to.

    /** The session is gone once so many bytes more were stored: 410 then and ever after. At 0 it is gone at once. */
    public static Effect sessionLost(long bytes) {
        return new SessionLost(counted(bytes));
    }

    /** The storage forgets what it had behind this offset. */
    public static Effect offsetGoesBackTo(long offset) {
        return new OffsetGoesBack(counted(offset));
    }

    // The results of the job, from now on.

    /** The results name this ID as deleted, whether it was asked for or not. */
    public static Effect unaskedId(long id) {
        return new ExtraLines("the unasked ID " + id + " in the results", List.of(plain(id, "delete", "deleted")));
    }

    /** The results name this ID twice, to be deleted and to be scrubbed. */
    public static Effect twiceWithTwoActions(long id) {
        return new ExtraLines(
                "the ID " + id + " in the results twice, with two actions",
                List.of(plain(id, "scrub_geo", "scrub_geo"), plain(id, "delete", "deleted")));
    }

    /** The results have this line more. */
    public static Effect line(String text) {
        return new ExtraLines("a line more in the results", List.of(text));
    }

    /** Each line comes twice, right after itself. */
    public static Effect eachLineTwice() {
        return new EachLineTwice();
    }

    /** The first line ends in its middle. */
    public static Effect halfALine() {
        return new HalfALine();
    }

    /** The first line has so many bytes more. */
    public static Effect longLine(int bytes) {
        return new LongLine(Math.toIntExact(counted(bytes)));
    }

    /** Each line has a field that X's documentation does not know. */
    public static Effect unknownField() {
        return new UnknownField();
    }

    /** The results have one reason instead of another. */
    public static Effect reason(String from, String to) {
        return new ReasonIs(from, to);
    }

    /** The results have this action for a reason. */
    public static Effect action(String reason, String action) {
        return new ActionIs(reason, action);
    }

    /** The results write times as {@code 2019-03-01T10:20:30.456Z}, which is usual for Posts. */
    public static Effect timesWithZ() {
        return new Dates(DateForm.MILLIS_AND_Z);
    }

    /** The results write times as {@code 2019-03-01T10:20:30+00:00}, which is usual for accounts. */
    public static Effect timesWithOffset() {
        return new Dates(DateForm.SECONDS_AND_OFFSET);
    }

    private static String plain(long id, String action, String reason) {
        return "{\"id\":\"" + Long.toUnsignedString(id) + "\",\"action\":\"" + action
                + "\",\"created_at\":\"2019-03-01T10:20:30.456Z\",\"reason\":\"" + reason + "\"}";
    }

    private static Duration notNegative(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("There is no time before now: " + time);
        }
        return time;
    }

    private static long counted(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("There are no fewer than none: " + number);
        }
        return number;
    }
}
