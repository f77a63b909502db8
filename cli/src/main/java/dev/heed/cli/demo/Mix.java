package dev.heed.cli.demo;

/** Numbers that look random and are always the same. */
final class Mix {
    private Mix() {}

    /** The finalizer of SplitMix64. */
    static long of(long seed, long value) {
        long z = value + seed * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** From 0, below a bound. */
    static int below(int bound, long seed, long value) {
        return (int) Math.floorMod(of(seed, value), (long) bound);
    }
}
