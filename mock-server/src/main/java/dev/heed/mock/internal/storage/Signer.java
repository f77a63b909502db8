package dev.heed.mock.internal.storage;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs storage URLs as Google's V4 scheme shapes them, with a key of its own. */
public final class Signer {
    private static final String HMAC = "HmacSHA256";
    private static final String SIGNATURE = "X-Goog-Signature=";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final SecretKeySpec key;

    /** Signs with a key that nobody else has. */
    public Signer(SecureRandom random) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        this.key = new SecretKeySpec(secret, HMAC);
    }

    /** What a signed URL turns out to be. */
    public enum Verdict {
        /** Good for what is asked, now */
        VALID,
        /** Not the URL of a signer */
        NOT_SIGNED,
        /** Good once, perhaps */
        EXPIRED,
        /** Signed by another, or for something else */
        FORGED
    }

    /** The query of a signed URL. */
    public String query(String method, String path, Instant from, Duration life) {
        String date = DATE.format(from);
        String query = "X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Credential="
                + URLEncoder.encode(
                        "mock@heed.example/" + date.substring(0, 8) + "/auto/storage/goog4_request",
                        StandardCharsets.UTF_8)
                + "&X-Goog-Date=" + date + "&X-Goog-Expires=" + life.toSeconds() + "&X-Goog-SignedHeaders="
                + signedHeaders(method);
        return query + "&" + SIGNATURE + sign(method, path, query);
    }

    /** Expiry is tested before the signature, as the storage does. */
    public Verdict check(String method, String path, String query, Instant now) {
        Map<String, String> parameters = parse(query);
        Optional<Instant> end = end(parameters);
        if (end.isEmpty()) {
            return Verdict.NOT_SIGNED;
        }
        if (!now.isBefore(end.get())) {
            return Verdict.EXPIRED;
        }
        byte[] given = parameters.getOrDefault("X-Goog-Signature", "").getBytes(StandardCharsets.US_ASCII);
        byte[] right = sign(method, path, query).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(given, right) ? Verdict.VALID : Verdict.FORGED;
    }

    private static Optional<Instant> end(Map<String, String> parameters) {
        String expires = parameters.getOrDefault("X-Goog-Expires", "");
        if (!expires.matches("\\d{1,9}")) {
            return Optional.empty();
        }
        try {
            Instant from = DATE.parse(parameters.getOrDefault("X-Goog-Date", ""), Instant::from);
            return Optional.of(from.plusSeconds(Long.parseLong(expires)));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }

    private static String signedHeaders(String method) {
        return switch (method) {
            case "GET" -> "host";
            case "POST" -> "content-length%3Bcontent-type%3Bhost%3Bx-goog-resumable";
            default -> "content-type%3Bhost";
        };
    }

    private static String canonical(String query) {
        return Stream.of(query.split("&", -1))
                .filter(parameter -> !parameter.startsWith(SIGNATURE))
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> parse(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return parameters;
    }

    /** Every parameter counts, in whatever order, so none can be added, changed or left out. */
    private String sign(String method, String path, String query) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            String text = String.join("\n", method, path, canonical(query));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + HMAC, e);
        }
    }
}
