package dev.heed.mock.internal.storage;

import dev.heed.mock.Rule;
import dev.heed.mock.internal.wire.Answer;
import dev.heed.mock.internal.wire.Request;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lets in whoever comes with a signed URL and the headers that were signed with it. Thread-safe. */
public final class Gatekeeper {
    private static final String OWN_HEADERS = "x-goog-";

    private final Signer signer;

    /** Trusts what this one signed. */
    public Gatekeeper(Signer signer) {
        this.signer = signer;
    }

    /** Why a request is not let in; empty if it is. Expiry comes first, as in the storage. */
    public Optional<Answer> refusal(Request request, Instant now) {
        return switch (signer.check(request.method(), request.path(), request.query(), now)) {
            case NOT_SIGNED -> Optional.of(StorageErrors.accessDenied());
            case EXPIRED -> Optional.of(StorageErrors.expired());
            case FORGED -> Optional.of(StorageErrors.signatureDoesNotMatch());
            case VALID -> headers(request);
        };
    }

    private static Optional<Answer> headers(Request request) {
        Map<String, String> signed = signedHeaders(request.method());
        for (Map.Entry<String, String> header : signed.entrySet()) {
            Optional<String> value = request.header(header.getKey());
            if (value.isEmpty()) {
                return Optional.of(StorageErrors.malformedHeader(
                        header.getKey(), "Header was included in signedheaders, but not in the request."));
            }
            if (!value.get().equals(header.getValue())) {
                return Optional.of(StorageErrors.signatureDoesNotMatch().against(Rule.WRONG_STORAGE_HEADERS));
            }
        }
        return unsigned(request.headerNames(), signed.keySet());
    }

    private static Optional<Answer> unsigned(Set<String> sent, Set<String> signed) {
        return sent.stream()
                .filter(name -> name.startsWith(OWN_HEADERS) && !signed.contains(name))
                .findFirst()
                .map(name -> StorageErrors.malformedHeader(
                        name, "Header was included in the request, but not in signedheaders."));
    }

    /** The headers besides the host that X signs, with the values that it signs. */
    private static Map<String, String> signedHeaders(String method) {
        Map<String, String> signed = new LinkedHashMap<>();
        if (method.equals("POST")) {
            signed.put("content-length", "0");
            signed.put("x-goog-resumable", "start");
        }
        if (!method.equals("GET")) {
            signed.put("content-type", "text/plain");
        }
        return signed;
    }
}
