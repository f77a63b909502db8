package dev.heed.client;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where files may go. X's answers name the place, but whoever could forge one must not get a company's IDs, nor hand it
 * results of his own. Immutable.
 */
record StorageHosts(Set<String> hosts, boolean thisMachine) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /** These hosts over https; this machine, too, if X's own API is played on it. */
    static StorageHosts of(Set<String> hosts, URI api) {
        Set<String> lower =
                hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        return new StorageHosts(lower, LOOPBACK.contains(host(api)));
    }

    /**
     * The same address.
     *
     * @throws XException.ForeignStorage if files may not go there
     */
    URI checked(URI url) {
        String host = host(url);
        boolean allowed = "https".equals(url.getScheme()) && hosts.contains(host);
        boolean own = thisMachine && LOOPBACK.contains(host);
        if (url.getRawUserInfo() != null || !(allowed || own)) {
            throw new XException.ForeignStorage(url.getScheme(), host, hosts);
        }
        return url;
    }

    private static String host(URI url) {
        return url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    }
}
