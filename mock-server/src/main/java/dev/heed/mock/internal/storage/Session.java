package dev.heed.mock.internal.storage;

import dev.heed.mock.Rule;
import dev.heed.mock.internal.wire.Answer;
import dev.heed.mock.internal.wire.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A resumable upload: takes a file in parts, and tells at any time how much of it is there. Thread-safe; of two requests
 * at a time the later one counts.
 *
 * @see <a href="https://cloud.google.com/storage/docs/performing-resumable-uploads">Google's description</a>
 */
public final class Session {
    /** All chunks but the last are multiples of this, in bytes. */
    public static final int QUANTUM = 262_144;

    private static final long SUPERSEDED = -1;

    private final SessionFile file;
    private @Nullable StoredFile complete;
    private Optional<Answer> end = Optional.empty();
    private OptionalLong total = OptionalLong.empty();
    private boolean doubtful;

    Session(Path path, long granularity) {
        this.file = new SessionFile(path, granularity);
    }

    /** What was uploaded, once all of it is there. */
    public synchronized Optional<StoredFile> complete() {
        return Optional.ofNullable(complete);
    }

    /** Plans that the session is lost as soon as so many bytes more have come; 0 for at once. Not if it is complete. */
    public synchronized void loseAfter(long bytes) {
        if (complete != null) {
            return;
        }
        file.breakAfter(bytes);
        if (bytes == 0) {
            lose();
        }
    }

    /** Forgets what came after this offset. */
    public synchronized void goBackTo(long offset) throws IOException {
        if (complete == null) {
            file.goBackTo(offset);
        }
    }

    private synchronized Answer lose() {
        return ended(Answer.text(410, "text/plain; charset=utf-8", "Gone"));
    }

    private synchronized Answer ended(Answer answer) {
        end = Optional.of(answer);
        file.drop();
        return answer;
    }

    /** Answers a request to the session's own URL. */
    public Answer answer(Request request) throws IOException {
        Optional<Answer> over = over(request.method());
        if (over.isPresent()) {
            return over.get();
        }
        return switch (request.method()) {
            case "PUT" -> put(request);
            case "DELETE" -> ended(Answer.empty(499));
            default -> StorageErrors.methodNotAllowed();
        };
    }

    private synchronized Optional<Answer> over(String method) {
        if (complete != null) {
            return Optional.of(method.equals("DELETE") ? Answer.empty(499) : complete.confirmation());
        }
        return end.map(answer -> Answer.empty(answer.status()));
    }

    private Answer put(Request request) throws IOException {
        Optional<String> header = request.header("Content-Range");
        if (header.isEmpty()) {
            return whole(request);
        }
        Optional<ContentRange> range = ContentRange.of(header.get());
        if (range.isEmpty() || contradicts(range.get().total())) {
            return invalid("Invalid Content-Range: " + header.get());
        }
        return range.get().part().isPresent()
                ? chunk(range.get().part().get(), range.get().total(), request)
                : query(range.get().total(), request);
    }

    private synchronized boolean contradicts(OptionalLong told) {
        boolean other = total.isPresent() && told.isPresent() && total.getAsLong() != told.getAsLong();
        boolean tooSmall = told.isPresent() && told.getAsLong() < file.stored();
        if (told.isPresent() && !other && !tooSmall) {
            total = told;
        }
        return other || tooSmall;
    }

    /** X's own sample sends the file like this when nothing of it is there yet. */
    private Answer whole(Request request) throws IOException {
        OptionalLong length = contentLength(request);
        goBackTo(0);
        long received = receive(new ByteRange(0, length.orElse(Long.MAX_VALUE)), request);
        return received(received, length.orElse(received), OptionalLong.of(length.orElse(received)));
    }

    private Answer query(OptionalLong told, Request request) throws IOException {
        if (request.body().read() >= 0) {
            return invalid("A query of the offset has no body.");
        }
        synchronized (this) {
            doubtful = false;
        }
        return finish(told);
    }

    private Answer chunk(ByteRange part, OptionalLong told, Request request) throws IOException {
        OptionalLong length = contentLength(request);
        if (length.isPresent() && length.getAsLong() != part.length()) {
            return invalid("The body has " + length.getAsLong() + " bytes, its Content-Range " + part.length() + ".");
        }
        boolean last = told.isPresent() && told.getAsLong() == part.to();
        if (!last && part.length() % QUANTUM != 0) {
            return invalid("There were " + part.length() + " byte(s) in the request body. There should have been a"
                            + " multiple of " + QUANTUM + ".")
                    .against(Rule.WRONG_CHUNK_SIZE);
        }
        if (part.from() > file.stored()) {
            return Answer.text(503, "text/plain; charset=utf-8", "The bytes before this chunk are missing.")
                    .against(Rule.CHUNK_LEAVES_A_GAP);
        }
        boolean unasked = takeDoubt();
        Answer answer = received(receive(part, request), part.length(), told);
        return unasked ? answer.against(Rule.OFFSET_NOT_ASKED) : answer;
    }

    private synchronized Answer received(long bytes, long expected, OptionalLong told) throws IOException {
        if (end.isPresent()) {
            return end.get();
        }
        if (bytes == SUPERSEDED) {
            return Answer.text(503, "text/plain; charset=utf-8", "Another request goes on with this upload.");
        }
        return bytes == expected ? finish(told) : invalid("The body ends early or late.");
    }

    private synchronized boolean takeDoubt() {
        boolean was = doubtful;
        doubtful = false;
        return was;
    }

    private long receive(ByteRange part, Request request) throws IOException {
        try {
            return file.receive(part, request.body());
        } catch (SessionFile.Lost lost) {
            lose();
            return 0;
        } catch (SessionFile.Superseded elsewhere) {
            return SUPERSEDED;
        } catch (IOException interrupted) {
            synchronized (this) {
                doubtful = true;
            }
            throw interrupted;
        }
    }

    private synchronized Answer finish(OptionalLong told) throws IOException {
        if (told.isPresent() && told.getAsLong() == file.stored()) {
            StoredFile done = file.describe();
            complete = done;
            return done.confirmation();
        }
        Answer incomplete = Answer.empty(308);
        return file.stored() == 0 ? incomplete : incomplete.with("Range", "bytes=0-" + (file.stored() - 1));
    }

    private static OptionalLong contentLength(Request request) {
        return request.header("Content-Length")
                .map(length -> OptionalLong.of(Long.parseLong(length)))
                .orElseGet(OptionalLong::empty);
    }

    private static Answer invalid(String message) {
        return Answer.text(400, "text/plain; charset=utf-8", message);
    }
}
