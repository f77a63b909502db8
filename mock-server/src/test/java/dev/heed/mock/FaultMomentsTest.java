package dev.heed.mock;

import static dev.heed.mock.Call.GET;
import static dev.heed.mock.Call.LIST;
import static dev.heed.mock.Fault.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which requests a fault strikes, and how it is told. */
class FaultMomentsTest {
    private static final String USERS = Caller.JOBS + "?type=users";
    private final MockXServer server = MockXServer.builder().start();
    private final Caller caller = new Caller(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theRequestThatIsMeant() throws Exception {
        server.inject(on(LIST.nth(2), Effects.status(503)));

        assertThat(statuses(3)).containsExactly(200, 503, 200);
    }

    @Test
    void theFirstOnesOrAllFromOneOnOrEveryOne() throws Exception {
        server.inject(on(LIST.first(2), Effects.status(500)));
        server.inject(on(LIST.from(4), Effects.status(502)));
        assertThat(statuses(5)).containsExactly(500, 500, 200, 502, 502);

        server.forgetFaults();
        server.inject(on(LIST, Effects.status(504)));
        assertThat(statuses(2)).containsExactly(504, 504);
    }

    @Test
    void theNextRequestsWhateverCameBefore() throws Exception {
        statuses(2);
        server.inject(on(server.next(LIST, 2), Effects.status(503)));

        assertThat(statuses(3)).containsExactly(503, 503, 200);
    }

    @Test
    void onlyTheKindOfRequestThatIsMeant() throws Exception {
        server.inject(on(GET, Effects.status(503)));

        assertThat(statuses(1)).containsExactly(200);
        assertThat(caller.get(Caller.JOBS + "/1").statusCode()).isEqualTo(503);
    }

    @Test
    void allAtOnceIfSeveralMeanTheSameRequest() throws Exception {
        server.inject(
                on(LIST, Effects.header("x-one", "1")),
                on(LIST, Effects.header("x-two", "2"), Effects.withoutHeader("x-rate-limit-reset")));

        HttpResponse<String> answer = caller.get(USERS);

        assertThat(Caller.header(answer, "x-one")).isEqualTo("1");
        assertThat(Caller.header(answer, "x-two")).isEqualTo("2");
        assertThat(answer.headers().firstValue("x-rate-limit-reset")).isEmpty();
        assertThat(server.journal().last().orElseThrow().outcome().remark())
                .isEqualTo("header x-one: 1, header x-two: 2, without the header x-rate-limit-reset");
    }

    @Test
    void fromTheBuilderOn() throws Exception {
        try (MockXServer broken =
                MockXServer.builder().faults(on(LIST, Effects.status(500))).start()) {
            assertThat(new Caller(broken).get(USERS).statusCode()).isEqualTo(500);
        }
    }

    @Test
    void asValuesThatAreEqualAndReadWell() {
        assertThat(on(GET.nth(2), Effects.resetAfter(10), Effects.answerLost()))
                .isEqualTo(on(GET.nth(2), Effects.resetAfter(10), Effects.answerLost()))
                .hasToString("get number 2: connection reset after 10 bytes of the request, carried out, and the"
                        + " answer lost");
        assertThat(List.of(GET.every(), GET.from(3), GET.first(3)))
                .extracting(Moment::toString)
                .containsExactly("every get", "get from number 3 on", "get numbers 1 to 3");
    }

    @Test
    void inWordsOfItsOwnEach() throws Exception {
        Set<String> words = new HashSet<>();
        for (Method factory : Effects.class.getMethods()) {
            if (factory.getReturnType() == Effect.class) {
                words.add(((Effect) factory.invoke(null, arguments(factory))).words());
            }
        }

        assertThat(words)
                .hasSizeGreaterThan(35)
                .allMatch(text -> text.matches("[a-zA-Z].{8,}"))
                .contains("the job stays in progress for ever", "stalled after 7 bytes of the answer");
    }

    private Object[] arguments(Method factory) {
        return Stream.of(factory.getParameterTypes())
                .map(type -> {
                    if (type == String.class) {
                        return "some-thing";
                    }
                    if (type == Duration.class) {
                        return Duration.ofSeconds(7);
                    }
                    return type == long.class
                            ? (Object) 7L
                            : (Object) (factory.getName().equals("status") ? 503 : 7);
                })
                .toArray();
    }

    @Test
    void onlyWithNumbersThatMakeSense() {
        assertThatThrownBy(() -> GET.nth(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Moment(GET, 3, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Effects.status(99)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Effects.status(600)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Effects.resetAfter(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Effects.delay(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Effects.header("x", "a\r\nb: c")).isInstanceOf(IllegalArgumentException.class);
    }

    private List<Integer> statuses(int requests) throws Exception {
        List<Integer> statuses = new java.util.ArrayList<>();
        for (int i = 0; i < requests; i++) {
            statuses.add(caller.get(USERS).statusCode());
        }
        return statuses;
    }
}
