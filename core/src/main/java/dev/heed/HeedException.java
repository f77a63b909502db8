package dev.heed;

/**
 * Something that a person must mend. The message names the thing, where it is and what to do; it holds no secret.
 *
 * <p>Whatever was under way stays where it was and goes on with the next run.
 */
public class HeedException extends RuntimeException {
    private final String text;

    /** @param message the whole text for a person */
    public HeedException(String message) {
        super(message);
        this.text = message;
    }

    /**
     * @param message the whole text for a person
     * @param cause what was met; must be free of secrets, too
     */
    public HeedException(String message, Throwable cause) {
        super(message, cause);
        this.text = message;
    }

    /** The whole text for a person, never null. */
    @Override
    public final String getMessage() {
        return text;
    }
}
