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
        /**
         * Only this request of its kind.
         *
         * @param which from 1, counted since the server started, refused ones included
         * @throws IllegalArgumentException if the number is below 1
         */
        public On nth(int which) {
            if (which < 1) {
                throw new IllegalArgumentException("Requests are counted from 1: " + which);
            }
            return new On(call, which);
        }

        /** Every request of its kind, said in so many words. */
        public On always() {
            return new On(call, 0);
        }

        /** The request is carried out, and its answer lost. */
        public Fault answerLost() {
            return new Fault(call, count, new AnswerLost());
        }

        /**
         * The request is answered with this status instead, as a proxy might, even with success.
         *
         * @throws IllegalArgumentException if it is not the status of a final answer
         */
        public Fault status(int status) {
            if (status < 200 || status > 599) {
                throw new IllegalArgumentException("Not the status of a final answer: " + status);
            }
            return new Fault(call, count, new Status(status));
        }

        /**
         * The body of the answer ends after so many bytes; one that is no longer comes whole.
         *
         * @throws IllegalArgumentException if the number is negative
         */
        public Fault cutAfter(long bytes) {
            if (bytes < 0) {
                throw new IllegalArgumentException("Fewer bytes than none: " + bytes);
            }
            return new Fault(call, count, new CutAfter(bytes));
        }
    }
}
