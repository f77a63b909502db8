package dev.heed.jdbc.crash;

/**
 * Where a child process ends itself: at a call of a port.
 *
 * @param call which one, in the words of {@link DeadlyPorts}
 * @param when at which moment of it
 * @param nth at which call of its kind, from 1
 */
record Point(String call, When when, int nth) {
    /** A child with this one lives. */
    static final Point NEVER = new Point("never", When.BEFORE, 1);

    /** A moment of a call. */
    enum When {
        /** Nothing was done. */
        BEFORE,
        /** Everything was done but the commit of the transaction. */
        INSIDE,
        /** Everything was done and is committed; only the engine does not know yet. */
        AFTER
    }

    /** As a child is told. */
    String written() {
        return call + ":" + when + ":" + nth;
    }

    static Point read(String written) {
        String[] parts = written.split(":", -1);
        return new Point(parts[0], When.valueOf(parts[1]), Integer.parseInt(parts[2]));
    }
}
