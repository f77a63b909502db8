package dev.heed.cli.config;

import dev.heed.HeedException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A secret that lies in an environment variable. It is read when it is needed, and never shown. */
public final class Secret implements Supplier<String> {
    private final String what;
    private final String variable;
    private final UnaryOperator<@Nullable String> environment;

    /**
     * Names a secret.
     *
     * @param what how messages call it
     * @param variable the environment variable
     * @param environment gives the value of an environment variable, or null
     */
    Secret(String what, String variable, UnaryOperator<@Nullable String> environment) {
        this.what = what;
        this.variable = variable;
        this.environment = environment;
    }

    /** Whether the variable is set; an empty password is one, too. */
    public boolean isThere() {
        return environment.apply(variable) != null;
    }

    /**
     * The secret itself.
     *
     * @throws HeedException if the variable is not set
     */
    @Override
    public String get() {
        String value = environment.apply(variable);
        if (value == null) {
            throw new HeedException("There is no " + what + ". Put it into the environment variable " + variable + ".");
        }
        return value;
    }

    @Override
    public String toString() {
        return what + " in " + variable;
    }
}
