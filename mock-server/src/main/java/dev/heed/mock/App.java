package dev.heed.mock;

/**
 * An app that X knows, with budgets and jobs of its own. Immutable.
 *
 * @param name what it is called in what the server tells
 * @param token its bearer token
 * @param enrolment whether it may use the endpoints
 */
public record App(String name, String token, Enrolment enrolment) {
    /** Whether an app may use the endpoints. */
    public enum Enrolment {
        /** It may */
        ENROLLED,
        /** It belongs to no project, and is refused with 403 */
        NOT_ENROLLED
    }

    /** An app that may use the endpoints. */
    public static App of(String name, String token) {
        return new App(name, token, Enrolment.ENROLLED);
    }

    /** The same, refused for want of a project. */
    public App notEnrolled() {
        return new App(name, token, Enrolment.NOT_ENROLLED);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return name;
    }
}
