package dev.heed.mock.internal.jobs;

import dev.heed.mock.internal.storage.Signer;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A job as X tells of it. Immutable. */
public final class JobJson {
    /** What can be picked by {@code compliance_job.fields}. */
    public static final List<String> FIELDS = List.of(
            "created_at",
            "download_expires_at",
            "download_url",
            "id",
            "name",
            "resumable",
            "status",
            "type",
            "upload_expires_at",
            "upload_url");

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final URI base;
    private final Signer signer;
    private final InstantSource clock;

    /** Tells of jobs whose files lie under this address. */
    public JobJson(URI base, Signer signer, InstantSource clock) {
        this.base = base;
        this.signer = signer;
        this.clock = clock;
    }

    /** The fields that were picked; the ID always comes along, and the error if there is one. */
    public Map<String, Object> of(RemoteJob job, Set<String> picked) {
        Map<String, Object> json = all(job);
        json.keySet().removeIf(name -> !name.equals("id") && !name.equals("error") && !picked.contains(name));
        return json;
    }

    private Map<String, Object> all(RemoteJob job) {
        RemoteJob.Order order = job.order();
        RemoteJob.Fate fate = job.fate(clock.instant());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", job.id());
        json.put("type", order.type().word());
        json.put("status", fate.status());
        json.put("created_at", written(job.createdAt()));
        json.put("resumable", order.resumable());
        json.put("upload_url", url(Places.submission(job), job, order.resumable() ? "POST" : "PUT"));
        json.put("upload_expires_at", written(job.uploadEnds()));
        json.put("download_url", url(Places.delivery(job), job, "GET"));
        json.put("download_expires_at", written(job.downloadEnds()));
        order.name().ifPresent(name -> json.put("name", name));
        fate.error().ifPresent(error -> json.put("error", error));
        return json;
    }

    /** As X writes times of jobs. */
    public static String written(Instant time) {
        return MILLIS.format(time);
    }

    /** Signed with the time of the job's creation, so that a URL stays the same however often it is told. */
    private String url(String path, RemoteJob job, String method) {
        var life = method.equals("GET") ? RemoteJob.DOWNLOAD_LIFE : RemoteJob.UPLOAD_LIFE;
        return base.resolve(path) + "?" + signer.query(method, path, job.createdAt(), life);
    }
}
