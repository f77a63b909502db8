package dev.heed.mock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;

/** A client that uploads one file, and does anything to it on the way but send wrong bytes. */
final class Upload {
    private static final int QUANTUM = 256 * 1024;

    private final MockXServer server;
    private final Caller caller;
    private final URI session;
    private final byte[] file;
    private int offset;

    /** What happens. */
    enum Kind {
        CHUNK,
        CUT,
        QUERY,
        ANSWER_LOST,
        GOES_BACK,
        WHOLE,
        SESSION_LOST,
        CANCEL
    }

    /**
     * One thing that happens.
     *
     * @param shift where a chunk begins, counted from the last known offset
     * @param quanta how long it is; 0 for all the rest
     * @param bytes after how many bytes it is cut, or to where the storage goes back
     */
    record Action(Kind kind, int shift, int quanta, int bytes) {}

    Upload(MockXServer server, Caller caller, URI session, byte[] file) {
        this.server = server;
        this.caller = caller;
        this.session = session;
        this.file = file;
    }

    void does(Action action) throws Exception {
        switch (action.kind()) {
            case CHUNK -> chunk(action);
            case CUT -> struck(action, Effects.resetAfter(action.bytes()));
            case ANSWER_LOST -> struck(action, Effects.answerLost());
            case GOES_BACK -> struck(action, Effects.offsetGoesBackTo(action.bytes()));
            case SESSION_LOST -> struck(action, Effects.sessionLost(action.bytes()));
            case QUERY -> query();
            case WHOLE -> known(caller.send(HttpRequest.newBuilder(session).PUT(BodyPublishers.ofByteArray(file))));
            case CANCEL -> caller.send(HttpRequest.newBuilder(session).DELETE());
        }
    }

    /** Does what a good client does until the end; whether that is a complete file. */
    boolean finishes() throws Exception {
        HttpResponse<String> answer = query();
        while (answer.statusCode() == 308) {
            answer = put(offset, file.length);
        }
        return answer.statusCode() == 200;
    }

    private void struck(Action action, Effect effect) throws Exception {
        server.inject(Fault.on(server.next(Call.UPLOAD_CHUNK), effect));
        try {
            chunk(action);
        } catch (IOException broken) {
            // The next question tells what came of it.
        } finally {
            server.forgetFaults();
        }
    }

    private void chunk(Action action) throws Exception {
        int from = Math.max(0, Math.min(file.length, offset + action.shift()));
        int to = action.quanta() == 0 ? file.length : Math.min(file.length, from + action.quanta() * QUANTUM);
        if (from < to) {
            known(put(from, to));
        }
    }

    private HttpResponse<String> put(int from, int to) throws Exception {
        String range = from + "-" + (to - 1) + "/" + file.length;
        return known(caller.chunk(session, range, Arrays.copyOfRange(file, from, to)));
    }

    private HttpResponse<String> query() throws Exception {
        return known(caller.query(session, Integer.toString(file.length)));
    }

    private HttpResponse<String> known(HttpResponse<String> answer) {
        if (answer.statusCode() == 308) {
            String range = Caller.header(answer, "Range");
            offset = range.isEmpty() ? 0 : Integer.parseInt(range.substring("bytes=0-".length())) + 1;
            assertThat(offset).isLessThanOrEqualTo(file.length);
        }
        return answer;
    }
}
