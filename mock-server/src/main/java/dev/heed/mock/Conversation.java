package dev.heed.mock;

import dev.heed.mock.internal.wire.Answer;
import dev.heed.mock.internal.wire.ConnectionReset;
import dev.heed.mock.internal.wire.Delivery;
import dev.heed.mock.internal.wire.Line;
import dev.heed.mock.internal.wire.Request;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Carries one exchange through: what strikes it, the answer, the journal, and the way back. Thread-safe. */
final class Conversation {
    private static final int WITHHELD = 0;

    private final InstantSource clock;
    private final Recorder recorder;
    private final FaultPlan faults;
    private final JobsApi api;
    private final StorageApi storage;

    Conversation(InstantSource clock, Recorder recorder, FaultPlan faults, JobsApi api, StorageApi storage) {
        this.clock = clock;
        this.recorder = recorder;
        this.faults = faults;
        this.api = api;
        this.storage = storage;
    }

    void hold(Request request, Line line) throws IOException {
        boolean stored = StorageApi.serves(request);
        Call call = stored ? StorageApi.callOf(request) : JobsApi.callOf(request);
        Strikes strikes = faults.next(call);
        Intake body = new Intake(request.body());
        Note note = new Note(call, clock.instant(), request, body);
        try {
            Optional<Answer> instead = strikes.instead(line);
            Request struck = request.withBody(strikes.body(body));
            Answer answer = strikes.on(instead.isPresent() ? instead.get() : handle(call, stored, struck, strikes));
            Delivery delivery = strikes.delivery();
            write(note, answer, delivery.lost() ? WITHHELD : answer.status(), strikes.words());
            line.send(answer, delivery);
        } catch (ConnectionReset reset) {
            write(note, Answer.empty(WITHHELD), WITHHELD, strikes.words());
            line.reset();
        } catch (Intake.BrokenOff broken) {
            write(note, Answer.empty(WITHHELD), WITHHELD, "the client broke off");
            throw broken;
        }
    }

    /** What is known of an exchange before its end. */
    private record Note(Call call, Instant at, Request request, Intake body) {}

    /** A script of verdicts that fails must be told from a broken connection. */
    private Answer handle(Call call, boolean stored, Request request, Strikes strikes) throws IOException {
        try {
            return stored ? storage.answer(request, strikes) : api.answer(call, request, strikes);
        } catch (ConnectionReset | Intake.BrokenOff endsHere) {
            throw endsHere;
        } catch (IOException | RuntimeException e) {
            return Answer.text(500, "text/plain", "The mock server failed: " + e);
        }
    }

    private void write(Note note, Answer answer, int status, String remark) {
        Request request = note.request();
        boolean secret = StorageApi.serves(request) || request.query().isEmpty();
        String path = secret ? request.path() : request.path() + "?" + request.query();
        Map<String, String> headers = request.openHeaders();
        Exchange.Asked asked =
                new Exchange.Asked(request.method(), path, headers, note.body().bytes());
        Exchange.Outcome outcome = new Exchange.Outcome(status, answer.length(), remark);
        recorder.add(number -> new Exchange(number, note.call(), note.at(), asked, outcome), answer.breach());
    }
}
