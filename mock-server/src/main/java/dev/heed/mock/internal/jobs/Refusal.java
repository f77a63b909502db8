package dev.heed.mock.internal.jobs;

import dev.heed.mock.internal.wire.Answer;

/** X does not do what was asked. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    /** This is what X says instead. */
    public Refusal(Answer answer) {
        super("refused with " + answer.status());
        this.answer = answer;
    }

    /** What X says instead. */
    public Answer answer() {
        return answer;
    }
}
