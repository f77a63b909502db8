package dev.heed.jdbc.internal.json;

import java.util.List;
import java.util.Optional;

/**
 * Takes members out of JSON documents. Everything else stays as it is written: digits, spaces, order, repeated names. An
 * element of an array becomes {@code null}, so that those after it keep their places and a second cut finds nothing more
 * to do.
 */
public final class JsonCut {
    private final Pointers pointers;

    /**
     * A cut of some members.
     *
     * @param pointers JSON Pointers (RFC 6901), none of them to the whole document
     */
    public JsonCut(List<String> pointers) {
        this.pointers = Pointers.of(pointers);
    }

    /** The document without the members; empty if it has none of them, or is no JSON. */
    public Optional<String> of(String document) {
        return new Document(document).without(pointers);
    }
}
