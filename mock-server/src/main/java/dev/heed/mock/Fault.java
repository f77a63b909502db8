package dev.heed.mock;

/**
 * Something that goes wrong at one moment of an exchange. Immutable.
 *
 * @param call which kind of request
 * @param nth which one of its kind, from 1, counted since the server started; 0 for every one
 * @param effect what goes wrong
 */
public record Fault(Call call, int nth, Effect effect) {
    /** What goes wrong. */
    public sealed interface Effect {}

    /** The request is carried out, then the connection closes without an answer. */
    public record AnswerLost() implements Effect {}

    /**
     * The request is refused before it is looked at, with a body that is not JSON.
     *
     * @param status the HTTP status
     */
    public record Status(int status) implements Effect {}

    /**
     * The headers promise the whole answer, then the connection closes.
     *
     * @param bytes how many bytes of the body still come
     */
    public record CutAfter(long bytes) implements Effect {}

    /** Begins a fault for a kind of request. */
    public static On on(Call call) {
        return new On(call, 0);
    }

    boolean strikes(Call asked, int count) {
        return call == asked && (nth == 0 || nth == count);
    }

    /**
     * A fault that lacks its effect. Strikes every request of its kind unless {@link #nth} says otherwise.
     *
     * @param call which kind of request
     * @param count which one of its kind; 0 for every one
     */
    public record On(Call call, int count) {
        /** Only this request of its kind, from 1. */
        public On nth(int which) {
            return new On(call, which);
        }

        /** The request is carried out, and its answer lost. */
        public Fault answerLost() {
            return new Fault(call, count, new AnswerLost());
        }

        /** The request is refused with this status. */
        public Fault status(int status) {
            return new Fault(call, count, new Status(status));
        }

        /** The body of the answer ends after so many bytes. */
        public Fault cutAfter(long bytes) {
            return new Fault(call, count, new CutAfter(bytes));
        }
    }
}
