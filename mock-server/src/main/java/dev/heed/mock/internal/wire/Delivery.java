package dev.heed.mock.internal.wire;

/**
 * How much of an answer's body gets through, and what happens then. Immutable.
 *
 * @param bytes at most so many bytes of the body
 * @param end what follows them
 */
public record Delivery(long bytes, End end) {
    /** Everything gets through. */
    public static final Delivery WHOLE = new Delivery(Long.MAX_VALUE, End.DONE);

    /** Nothing gets through, not even the status. */
    public static final Delivery LOST = new Delivery(-1, End.CLOSE);

    /** What happens after the bytes. */
    public enum End {
        /** The exchange is complete, and the connection can be used again */
        DONE,
        /** The connection is closed */
        CLOSE,
        /** The connection is reset, as by a router that forgot it */
        RESET,
        /** Nothing more comes, until the client goes away */
        STALL
    }

    /** The worse of the two. */
    public Delivery or(Delivery other) {
        return other.bytes < bytes ? other : this;
    }

    /** Whether the status is withheld. */
    public boolean lost() {
        return bytes < 0;
    }

    /** What happens to a body of this size. */
    public Delivery of(long size) {
        return bytes < size || lost() ? this : new Delivery(size, End.DONE);
    }
}
