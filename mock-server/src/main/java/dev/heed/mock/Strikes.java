package dev.heed.mock;

import dev.heed.mock.internal.jobs.Jobs;
import dev.heed.mock.internal.jobs.RemoteJob;
import dev.heed.mock.internal.storage.Session;
import dev.heed.mock.internal.wire.Answer;
import dev.heed.mock.internal.wire.Delivery;
import dev.heed.mock.internal.wire.Line;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that goes wrong with one request, in the order in which it was planned. Immutable. */
record Strikes(List<Effect> effects) {
    /** What is answered before the request is looked at, if anything is. */
    Optional<Answer> instead(Line line) throws IOException {
        Optional<Answer> first = Optional.empty();
        for (OnConnection effect : only(OnConnection.class).toList()) {
            Optional<Answer> answer = effect.instead(line);
            first = first.isPresent() ? first : answer;
        }
        return first;
    }

    InputStream body(InputStream body) {
        InputStream struck = body;
        for (OnConnection effect : only(OnConnection.class).toList()) {
            struck = effect.body(struck);
        }
        return struck;
    }

    Delivery delivery() {
        return only(OnConnection.class).map(OnConnection::delivery).reduce(Delivery.WHOLE, Delivery::or);
    }

    Answer on(Answer answer) throws IOException {
        Answer struck = answer;
        for (OnAnswer effect : only(OnAnswer.class).toList()) {
            struck = effect.on(struck);
        }
        return struck;
    }

    void before(Jobs jobs, App app, RemoteJob.Order order) {
        only(OnCreation.class).forEach(effect -> effect.before(jobs, app, order));
    }

    void on(RemoteJob job) {
        only(OnJob.class).forEach(effect -> effect.on(job));
    }

    void on(Session session) throws IOException {
        for (OnSession effect : only(OnSession.class).toList()) {
            effect.on(session);
        }
    }

    List<OnResults> results() {
        return only(OnResults.class).toList();
    }

    boolean olderGeneration() {
        return effects.contains(OnDownload.OLDER_GENERATION);
    }

    String words() {
        return effects.stream().map(Effect::words).collect(Collectors.joining(", "));
    }

    private <E extends Effect> Stream<E> only(Class<E> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast);
    }
}
