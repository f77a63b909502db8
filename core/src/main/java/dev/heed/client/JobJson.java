package dev.heed.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes the JSON of the job endpoints, leniently where X's schema leaves fields open. */
final class JobJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration UPLOAD_LIFE = Duration.ofMinutes(15);
    private static final Duration DOWNLOAD_LIFE = Duration.ofDays(7);

    private JobJson() {}

    static byte[] createBody(String type, String name, UploadMode mode) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("name", name);
        if (mode == UploadMode.RESUMABLE) {
            body.put("resumable", true);
        }
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Strings cannot fail to be JSON", e);
        }
    }

    /** The body as a tree; empty if it is not JSON, which happens with proxies and outages. */
    static Optional<JsonNode> tree(byte[] body) {
        try {
            return Optional.ofNullable(MAPPER.readTree(body)).filter(JsonNode::isObject);
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    static Optional<ComplianceJob> job(JsonNode answer) {
        return Optional.of(answer.path("data"))
                .filter(data -> data.path("id").isValueNode())
                .map(JobJson::read);
    }

    static List<ComplianceJob> jobs(JsonNode answer) {
        List<ComplianceJob> jobs = new ArrayList<>();
        for (JsonNode data : answer.path("data")) {
            if (data.path("id").isValueNode()) {
                jobs.add(read(data));
            }
        }
        return jobs;
    }

    private static ComplianceJob read(JsonNode data) {
        Instant createdAt = time(data.path("created_at"));
        return new ComplianceJob(
                data.path("id").asText(),
                data.path("name").isTextual() ? data.path("name").asText() : null,
                RemoteStatus.of(data.path("status").asText("")),
                data.path("resumable").asBoolean(false) ? UploadMode.RESUMABLE : UploadMode.SIMPLE,
                createdAt,
                url(data, "upload", createdAt, UPLOAD_LIFE),
                url(data, "download", createdAt, DOWNLOAD_LIFE));
    }

    private static @Nullable SignedUrl url(JsonNode data, String kind, @Nullable Instant createdAt, Duration life) {
        JsonNode text = data.path(kind + "_url");
        Instant stated = time(data.path(kind + "_expires_at"));
        Instant expiresAt = stated != null || createdAt == null ? stated : createdAt.plus(life);
        if (!text.isTextual() || expiresAt == null) {
            return null;
        }
        try {
            return new SignedUrl(new URI(text.asText()), expiresAt);
        } catch (URISyntaxException secretText) {
            return null;
        }
    }

    private static @Nullable Instant time(JsonNode text) {
        try {
            return text.isTextual() ? OffsetDateTime.parse(text.asText()).toInstant() : null;
        } catch (DateTimeException unknownForm) {
            return null;
        }
    }
}
