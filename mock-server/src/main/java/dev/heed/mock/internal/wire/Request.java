package dev.heed.mock.internal.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A request as the handlers see it. Immutable but for its body, which can be read once. */
public final class Request {
    private static final Set<String> SECRET = Set.of("authorization", "cookie");

    private final HttpExchange exchange;
    private final InputStream body;

    Request(HttpExchange exchange, InputStream body) {
        this.exchange = exchange;
        this.body = body;
    }

    /** The method in capitals, as it was sent. */
    public String method() {
        return exchange.getRequestMethod();
    }

    /** The path as it was sent. */
    public String path() {
        return exchange.getRequestURI().getRawPath();
    }

    /** The query as it was sent; empty if there is none. */
    public String query() {
        String query = exchange.getRequestURI().getRawQuery();
        return query == null ? "" : query;
    }

    /** The decoded parameters of the query in their order; of one that comes twice the first. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query().split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!name.isEmpty()) {
                parameters.putIfAbsent(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    /** One decoded parameter of the query. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters().get(name));
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    /** The names of all headers in small letters. */
    public Set<String> headerNames() {
        return openHeaders(Set.of()).keySet();
    }

    /** The headers by their names in small letters, without those that hold secrets. */
    public Map<String, String> openHeaders() {
        return openHeaders(SECRET);
    }

    private Map<String, String> openHeaders(Set<String> hidden) {
        Map<String, String> headers = new TreeMap<>();
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!hidden.contains(name)) {
                headers.put(name, String.join(", ", header.getValue()));
            }
        }
        return headers;
    }

    /** The body; empty if there is none. */
    public InputStream body() {
        return body;
    }

    /** The same with another body. */
    public Request withBody(InputStream other) {
        return new Request(exchange, other);
    }
}
