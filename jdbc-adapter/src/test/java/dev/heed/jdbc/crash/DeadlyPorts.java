package dev.heed.jdbc.crash;

import dev.heed.Action;
import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.jdbc.crash.Point.When;
import dev.heed.spi.Batch;
import dev.heed.spi.Home;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Passes a port's calls on, and ends the process at one of them. Knows no method by its name, so that it serves whatever
 * a port is asked to do.
 */
final class DeadlyPorts {
    /** The exit code of a process that the system killed. */
    static final int KILLED = 137;

    /** The point was inside of a transaction, and there was none. */
    static final int NO_TRANSACTION = 99;

    /** A batch with IDs that X no longer names. */
    static final String RESTORING = "Enforcer.apply on what X no longer names";

    private final Point point;
    private final Map<UUID, JobState> states = new HashMap<>();
    private int met;
    private volatile boolean armed;

    DeadlyPorts(Point point) {
        this.point = point;
    }

    /** A call that is {@code Port.method}; with a job, also {@code into STATE}, or {@code within STATE} if it was there. */
    <P> P port(Class<P> type, P real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    Object[] arguments = given == null ? new Object[0] : given;
                    boolean here = names(type, method, arguments).contains(point.call()) && ++met == point.nth();
                    if (here && point.when() == When.BEFORE) {
                        die(KILLED);
                    }
                    armed = here && point.when() == When.INSIDE;
                    Object answer = passOn(real, method, arguments);
                    if (here) {
                        die(armed ? NO_TRANSACTION : KILLED);
                    }
                    return answer;
                }));
    }

    /** A connection that may be the one on which the process ends. */
    Connection connection(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (armed && method.getName().equals("commit")) {
                        die(KILLED);
                    }
                    return passOn(real, method, arguments);
                });
    }

    /** A home's ports, whichever it has. */
    Home home(Home real) throws ReflectiveOperationException {
        List<Class<?>> types = new ArrayList<>();
        List<Object> ports = new ArrayList<>();
        for (RecordComponent component : Home.class.getRecordComponents()) {
            types.add(component.getType());
            ports.add(wrapped(component.getType(), component.getAccessor().invoke(real)));
        }
        return Home.class.getConstructor(types.toArray(Class<?>[]::new)).newInstance(ports.toArray());
    }

    private <P> P wrapped(Class<P> type, Object real) {
        return port(type, type.cast(real));
    }

    static String name(Class<?> port, Method method) {
        return port.getSimpleName() + "." + method.getName();
    }

    private List<String> names(Class<?> type, Method method, Object[] arguments) {
        List<String> names = new ArrayList<>(List.of(name(type, method)));
        for (Object argument : arguments) {
            if (argument instanceof Job job) {
                JobState before = states.put(job.key().id(), job.state());
                names.add((before == job.state() ? "within " : "into ") + job.state());
            }
            if (argument instanceof Batch batch
                    && batch.notices().stream().anyMatch(notice -> notice.action() == Action.RESTORE)) {
                names.add(RESTORING);
            }
        }
        return names;
    }

    static Object passOn(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** No shutdown hook, no finally: as abrupt as a process can end itself. */
    private static void die(int code) {
        Runtime.getRuntime().halt(code);
    }
}
