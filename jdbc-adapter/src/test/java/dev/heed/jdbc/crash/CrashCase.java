package dev.heed.jdbc.crash;

import dev.heed.mock.Fault;
import dev.heed.mock.MockXServer;
import java.nio.file.Path;
import java.util.List;

/**
 * One way to die.
 *
 * @param name in words
 * @param scenario what else happens
 * @param faults what the first process meets
 * @param point where the first process ends itself
 * @param sign when the first process is killed from outside
 */
record CrashCase(String name, Scenario scenario, List<Fault> faults, Point point, Sign sign) {
    /** What a run comes through. */
    enum Scenario {
        /** Nothing special. */
        PLAIN,
        /** The guard lets nothing through unasked, and a person approves. */
        GUARDED,
        /** X fails the first jobs, until a slice of each type is given up. */
        FAILING,
        /** X refuses a request for its limit. */
        THROTTLED,
        /** Uploads go by sessions. */
        RESUMABLE,
        /** A run has come to its end, and rows that it deleted are there again. */
        RETURNED,
        /** A run has come to its end, and X takes back what it said of authors. */
        TAKEN_BACK
    }

    /** Tells that the time has come. */
    @FunctionalInterface
    interface Sign {
        Sign NONE = (x, spool) -> false;

        boolean isSeen(MockXServer x, Path spool);
    }

    static CrashCase itself(String name, Scenario scenario, Point point, Fault... faults) {
        return new CrashCase(name, scenario, List.of(faults), point, Sign.NONE);
    }

    static CrashCase fromOutside(String name, Scenario scenario, Sign sign, Fault... faults) {
        return new CrashCase(name, scenario, List.of(faults), Point.NEVER, sign);
    }

    @Override
    public String toString() {
        return name;
    }
}
