package dev.heed.mock.junit5;

import dev.heed.mock.MockXServer;
import dev.heed.mock.MockXServerBuilder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A fresh mock server for each test, on a free port. Tests may run in parallel. Thread-safe.
 *
 * <pre>{@code
 * @RegisterExtension
 * static MockX x = MockX.with(server -> server.verdicts(Verdicts.of(5, Verdict.deleted())));
 *
 * @Test
 * void removesWhatWasDeleted(MockXServer server) { … }
 * }</pre>
 *
 * <p>A test gets its server as a parameter, or by {@link #server()} from the thread in which the test runs.
 */
public final class MockX implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private final Namespace namespace = Namespace.create(MockX.class, this);
    private final Map<Thread, MockXServer> running = new ConcurrentHashMap<>();
    private final UnaryOperator<MockXServerBuilder> settings;

    private MockX(UnaryOperator<MockXServerBuilder> settings) {
        this.settings = settings;
    }

    /** Servers as they come: nothing was deleted, nothing goes wrong, and the clock stands. */
    public static MockX standard() {
        return with(builder -> builder);
    }

    /** Servers that are set up like this. Called once for each test, perhaps in several threads at a time. */
    public static MockX with(UnaryOperator<MockXServerBuilder> settings) {
        return new MockX(settings);
    }

    /**
     * The server of the test that runs in this thread.
     *
     * @throws IllegalStateException if none does
     */
    public MockXServer server() {
        MockXServer server = running.get(Thread.currentThread());
        if (server == null) {
            throw new IllegalStateException(
                    "No test of this class runs in this thread; let the test take its MockXServer as a parameter");
        }
        return server;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        MockXServer server = settings.apply(MockXServer.builder()).start();
        context.getStore(namespace).put(MockXServer.class, server);
        running.put(Thread.currentThread(), server);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        running.remove(Thread.currentThread());
        MockXServer server = context.getStore(namespace).remove(MockXServer.class, MockXServer.class);
        if (server != null) {
            server.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == MockXServer.class;
    }

    @Override
    public MockXServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        MockXServer server = context.getStore(namespace).get(MockXServer.class, MockXServer.class);
        if (server == null) {
            throw new IllegalStateException(
                    "A MockXServer is there for tests and what surrounds each of them, no more");
        }
        return server;
    }
}
