package dev.heed;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** X's words for why content must go or change, by whether they can be taken back. */
public final class Reasons {
    /** Geo data was taken off; X's texts have both words. */
    public static final Set<String> GEO = Set.of("scrub_geo", "geo_scrubbed");

    /** The Post or account is gone for good. */
    public static final Set<String> DELETED = Set.of("deleted");

    /** X does not take it back. */
    public static final Set<String> FINAL =
            Stream.concat(DELETED.stream(), GEO.stream()).collect(Collectors.toUnmodifiableSet());

    /** The content may come back: accounts are reactivated, opened, released. */
    public static final Set<String> REVERSIBLE = Set.of("deactivated", "protected", "suspended", "bounced");

    /** Heed's own: X was asked about the ID again and no longer names it. */
    public static final String UNNAMED = "unnamed";

    private Reasons() {}
}
