package dev.heed.mock;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Carries one exchange through: faults, the handler, the answer, the journal. */
final class Conversation {
    private static final int AWAY = 0;

    private final InstantSource clock;
    private final Journal journal;
    private final List<Fault> faults;
    private final Map<Call, Integer> counts = new EnumMap<>(Call.class);

    Conversation(InstantSource clock, Journal journal, List<Fault> faults) {
        this.clock = clock;
        this.journal = journal;
        this.faults = new CopyOnWriteArrayList<>(faults);
    }

    /** Makes the answer to a request. */
    @FunctionalInterface
    interface Handler {
        Answer answer(Call call, Request request) throws IOException;
    }

    void plan(List<Fault> more) {
        faults.addAll(more);
    }

    void hold(HttpExchange exchange, Call call, Handler handler) throws IOException {
        Optional<Fault.Effect> effect = next(call);
        if (effect.isPresent() && effect.get() instanceof Fault.Status refused) {
            Answer answer = Answer.text(refused.status(), "text/html", "<html>The service is not available</html>");
            note(exchange, call, answer.status(), "refused by a fault");
            send(exchange, answer, answer.length());
            return;
        }
        Answer answer = handle(exchange, call, handler);
        if (effect.isPresent() && effect.get() instanceof Fault.AnswerLost) {
            answer.body().close();
            note(exchange, call, AWAY, "answer lost");
            exchange.close();
            return;
        }
        long most = effect.isPresent() && effect.get() instanceof Fault.CutAfter cut ? cut.bytes() : answer.length();
        boolean cut = most < answer.length();
        note(exchange, call, answer.status(), cut ? "cut after " + most + " bytes" : remark(exchange, call));
        send(exchange, answer, Math.min(most, answer.length()));
    }

    /** Answers what X does not serve. It has no place in the journal, being no call. */
    void refuse(HttpExchange exchange) throws IOException {
        Answer answer = Problems.notServed();
        send(exchange, answer, answer.length());
    }

    /** A script of verdicts that fails must be told from a broken connection. */
    private static Answer handle(HttpExchange exchange, Call call, Handler handler) throws IOException {
        try {
            return handler.answer(call, new Request(exchange));
        } catch (RuntimeException e) {
            return Answer.text(500, "text/plain", "The mock server failed: " + e);
        }
    }

    private void note(HttpExchange exchange, Call call, int status, String remark) {
        Request request = new Request(exchange);
        String asked = request.method() + " " + request.path();
        journal.add(new Exchange(call, clock.instant(), status, remark.isEmpty() ? asked : asked + ": " + remark));
    }

    private static String remark(HttpExchange exchange, Call call) {
        boolean storage = call == Call.UPLOAD || call == Call.DOWNLOAD;
        boolean leak = storage && new Request(exchange).header("Authorization").isPresent();
        return leak ? "Authorization header sent to the storage" : "";
    }

    private synchronized Optional<Fault.Effect> next(Call call) {
        int count = counts.merge(call, 1, Integer::sum);
        return faults.stream()
                .filter(fault -> fault.strikes(call, count))
                .map(Fault::effect)
                .findFirst();
    }

    /** The request is drained after the answer: whoever is refused early must still get to read why. */
    private static void send(HttpExchange exchange, Answer answer, long bytes) throws IOException {
        exchange.getResponseHeaders().putAll(answer.headers());
        exchange.sendResponseHeaders(answer.status(), answer.length() == 0 ? -1 : answer.length());
        try (exchange;
                InputStream body = answer.body()) {
            if (answer.length() > 0) {
                OutputStream out = exchange.getResponseBody();
                copy(body, out, bytes);
                out.flush();
            }
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void copy(InputStream from, OutputStream to, long bytes) throws IOException {
        byte[] buffer = new byte[1 << 14];
        for (long left = bytes; left > 0; ) {
            int n = from.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (n < 0) {
                return;
            }
            to.write(buffer, 0, n);
            left -= n;
        }
    }
}
