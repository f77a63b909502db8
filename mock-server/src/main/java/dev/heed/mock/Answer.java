package dev.heed.mock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** An answer that is ready to be sent. */
record Answer(int status, Headers headers, long length, InputStream body) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Answer json(int status, String contentType, Object body) {
        try {
            return of(status, contentType, MAPPER.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The mock made something that is no JSON", e);
        }
    }

    static Answer text(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer empty(int status) {
        return new Answer(status, new Headers(), 0, InputStream.nullInputStream());
    }

    private static Answer of(int status, String contentType, byte[] body) {
        return new Answer(status, new Headers(), body.length, new ByteArrayInputStream(body))
                .with("Content-Type", contentType);
    }

    Answer with(String name, String value) {
        headers.add(name, value);
        return this;
    }
}
