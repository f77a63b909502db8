package dev.heed.mock;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Picks verdicts by a hash of the ID. */
final class Chance {
    private static final double RANGE = 1L << 53;
    private static final double ROUNDING = 1e-9;

    /** So that a Post and an account of the same number get verdicts of their own. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Chance() {}

    static Optional<Verdict> pick(Map<String, Double> shares, long seed, JobType type, long id) {
        long hash = mix(seed * 31 + id + (type == JobType.USERS ? GOLDEN : 0));
        double point = (hash >>> 11) / RANGE;
        for (Map.Entry<String, Double> share : shares.entrySet()) {
            point -= share.getValue();
            if (point < 0) {
                return Optional.of(verdict(share.getKey(), (hash & 1) == 0));
            }
        }
        return Optional.empty();
    }

    static Map<String, Double> evenly(double share, List<String> reasons) {
        return reasons.stream().collect(Collectors.toMap(reason -> reason, reason -> share / reasons.size()));
    }

    static void requireShares(Map<String, Double> shares) {
        double sum = shares.values().stream().mapToDouble(share -> share).sum();
        boolean negative = shares.values().stream().anyMatch(share -> share < 0);
        // Written so that a share which is not a number fails too.
        if (negative || !(sum <= 1 + ROUNDING)) {
            throw new IllegalArgumentException("Shares and their sum must lie between 0 and 1: " + shares);
        }
    }

    private static Verdict verdict(String reason, boolean even) {
        if (!reason.equals("scrub_geo")) {
            return Verdict.delete(reason);
        }
        return even ? Verdict.scrubGeo() : Verdict.deleteForGeo();
    }

    /** The finalizer of MurmurHash3. */
    static long mix(long value) {
        long z = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
        z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return z ^ (z >>> 33);
    }
}
