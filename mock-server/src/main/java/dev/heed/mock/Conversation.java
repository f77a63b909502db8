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
            send(exchange, call, answer, answer.length());
            return;
        }
        Answer answer = handler.answer(call, new Request(exchange));
        if (effect.isPresent() && effect.get() instanceof Fault.AnswerLost) {
            answer.body().close();
            journal.add(call, clock.instant(), AWAY);
            exchange.close();
            return;
        }
        long most = effect.isPresent() && effect.get() instanceof Fault.CutAfter cut ? cut.bytes() : answer.length();
        send(exchange, call, answer, Math.min(most, answer.length()));
    }

    private synchronized Optional<Fault.Effect> next(Call call) {
        int count = counts.merge(call, 1, Integer::sum);
        return faults.stream()
                .filter(fault -> fault.strikes(call, count))
                .map(Fault::effect)
                .findFirst();
    }

    /** The request is drained after the answer: whoever is refused early must still get to read why. */
    private void send(HttpExchange exchange, Call call, Answer answer, long bytes) throws IOException {
        journal.add(call, clock.instant(), answer.status());
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
