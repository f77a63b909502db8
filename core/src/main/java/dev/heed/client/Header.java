package dev.heed.client;

import java.net.http.HttpHeaders;
import java.util.OptionalLong;

/** Reads headers that a proxy may have meddled with. */
final class Header {
    private Header() {}

    /** The header's value; empty if there is none or it is no number of at most 18 digits. */
    static OptionalLong number(HttpHeaders headers, String name) {
        return headers.firstValue(name)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }
}
