package dev.heed.model;

/** The end of a process. No code may catch it to mend something. */
final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed() {
        super("killed", null, false, false);
    }
}
