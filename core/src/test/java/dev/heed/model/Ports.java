package dev.heed.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts something between an engine and a port, whatever methods the port has. */
final class Ports {
    private Ports() {}

    /** One call of a port. */
    record Call(String port, String method, List<Object> arguments, Effect effect) {
        @Nullable
        Object proceed() throws Throwable {
            return effect.happen();
        }

        /** The first argument of a kind. */
        <T> java.util.Optional<T> argument(Class<T> kind) {
            return arguments.stream().filter(kind::isInstance).map(kind::cast).findFirst();
        }

        @Override
        public String toString() {
            return port + "." + method;
        }
    }

    /** What a call does. */
    @FunctionalInterface
    interface Effect {
        @Nullable
        Object happen() throws Throwable;
    }

    /** What stands in between. */
    @FunctionalInterface
    interface Between {
        @Nullable
        Object call(Call call) throws Throwable;
    }

    /** The port, with every call going through {@code between}; so do those of the ports that it hands out. */
    static <P> P wrap(Class<P> port, P real, Between between) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    List<Object> given = arguments == null ? List.of() : List.of(arguments);
                    Call call = new Call(
                            port.getSimpleName(), method.getName(), given, () -> invoke(real, method, arguments));
                    if (method.getDeclaringClass() == Object.class) {
                        return call.proceed();
                    }
                    return wrapAnswer(method.getReturnType(), between.call(call), between);
                }));
    }

    private static @Nullable Object wrapAnswer(Class<?> type, @Nullable Object answer, Between between) {
        boolean port = type.isInterface() && type.getPackageName().equals("dev.heed.spi");
        return port && answer != null ? wrapAs(type, answer, between) : answer;
    }

    private static <T> T wrapAs(Class<T> type, Object answer, Between between) {
        return wrap(type, type.cast(answer), between);
    }

    private static @Nullable Object invoke(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
