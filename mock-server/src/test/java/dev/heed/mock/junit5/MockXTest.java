package dev.heed.mock.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.mock.App;
import dev.heed.mock.MockXServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class MockXTest {
    private static final Set<URI> ADDRESSES = ConcurrentHashMap.newKeySet();

    @RegisterExtension
    static final MockX X = MockX.with(server -> server.app(App.of("mine", "my-token")));

    @BeforeEach
    void theServerIsThereBeforeTheTest(MockXServer server) {
        assertThat(server).isSameAs(X.server());
    }

    @RepeatedTest(8)
    void eachTestHasAFreshServer(MockXServer server) throws Exception {
        ADDRESSES.add(server.apiBase());
        assertThat(server).isSameAs(X.server());
        assertThat(server.journal().size()).isZero();

        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.apiBase().resolve("/2/compliance/jobs"))
                                .header("Authorization", "Bearer my-token")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"tweets\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(server.journal().size()).isEqualTo(1);
    }

    @Test
    void anotherThreadHasNoServerOfItsOwn() {
        assertThatThrownBy(() -> CompletableFuture.supplyAsync(X::server).join())
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @AfterAll
    static void allServersAreClosed() {
        assertThat(ADDRESSES).isNotEmpty();
        assertThat(ADDRESSES)
                .allSatisfy(address -> assertThatThrownBy(() -> HttpClient.newHttpClient()
                                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding()))
                        .isInstanceOf(java.net.ConnectException.class));
    }
}
