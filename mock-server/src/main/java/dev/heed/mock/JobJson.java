package dev.heed.mock;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** A job as X tells of it. */
final class JobJson {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final URI base;
    private final Signer signer;
    private final InstantSource clock;

    JobJson(URI base, Signer signer, InstantSource clock) {
        this.base = base;
        this.signer = signer;
        this.clock = clock;
    }

    Map<String, Object> of(RemoteJob job) {
        String upload = Storage.submissionPath(job);
        String download = Storage.deliveryPath(job);
        Instant from = job.createdAt();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", job.id());
        json.put("type", job.order().type());
        json.put("status", job.status(clock.instant()));
        json.put("created_at", MILLIS.format(from));
        json.put("resumable", job.order().resumable());
        json.put(
                "upload_url",
                url(
                        upload,
                        signer.query(job.order().resumable() ? "POST" : "PUT", upload, from, RemoteJob.UPLOAD_LIFE)));
        json.put("upload_expires_at", MILLIS.format(job.uploadEnds()));
        json.put("download_url", url(download, signer.query("GET", download, from, RemoteJob.DOWNLOAD_LIFE)));
        json.put("download_expires_at", MILLIS.format(job.downloadEnds()));
        job.order().name().ifPresent(name -> json.put("name", name));
        return json;
    }

    private String url(String path, String query) {
        return base.resolve(path) + "?" + query;
    }
}
