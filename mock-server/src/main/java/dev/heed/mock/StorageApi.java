package dev.heed.mock;

import dev.heed.mock.internal.jobs.Jobs;
import dev.heed.mock.internal.jobs.Places;
import dev.heed.mock.internal.jobs.RemoteJob;
import dev.heed.mock.internal.jobs.RemoteJob.Fate;
import dev.heed.mock.internal.storage.Download;
import dev.heed.mock.internal.storage.Gatekeeper;
import dev.heed.mock.internal.storage.Session;
import dev.heed.mock.internal.storage.Sessions;
import dev.heed.mock.internal.storage.StorageErrors;
import dev.heed.mock.internal.storage.StoredFile;
import dev.heed.mock.internal.wire.Answer;
import dev.heed.mock.internal.wire.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** The signed storage behind X: takes the IDs, hands them to their job, and gives out its results. */
final class StorageApi {
    private static final String UPLOAD_ID = "upload_id";

    private final Jobs jobs;
    private final Gatekeeper gatekeeper;
    private final Sessions sessions;
    private final Deliveries deliveries;
    private final InstantSource clock;
    private final Workshop workshop;

    /** Where and how files are worked on. */
    record Workshop(Path folder, Set<Variant> variants) {}

    StorageApi(
            Jobs jobs,
            Gatekeeper gatekeeper,
            Sessions sessions,
            Deliveries deliveries,
            InstantSource clock,
            Workshop workshop) {
        this.jobs = jobs;
        this.gatekeeper = gatekeeper;
        this.sessions = sessions;
        this.deliveries = deliveries;
        this.clock = clock;
        this.workshop = workshop;
    }

    static boolean serves(Request request) {
        return request.path().startsWith(Places.ROOT);
    }

    static Call callOf(Request request) {
        boolean session = request.parameter(UPLOAD_ID).isPresent();
        return switch (request.method()) {
            case "GET", "HEAD" -> Call.DOWNLOAD;
            case "POST" -> Call.UPLOAD_START;
            case "DELETE" -> session ? Call.UPLOAD_CANCEL : Call.UNKNOWN;
            case "PUT" -> session ? part(request) : Call.UPLOAD;
            default -> Call.UNKNOWN;
        };
    }

    private static Call part(Request request) {
        boolean asks = request.header("Content-Range")
                .filter(range -> range.startsWith("bytes *"))
                .isPresent();
        return asks ? Call.UPLOAD_QUERY : Call.UPLOAD_CHUNK;
    }

    Answer answer(Request request, Strikes strikes) throws IOException {
        if (request.header("Authorization").isPresent()) {
            return StorageErrors.tokenSent();
        }
        Instant now = clock.instant();
        Optional<RemoteJob> job = jobs.find(Places.jobOf(request.path()));
        job.ifPresent(strikes::on);
        job.ifPresent(found -> deliveries.twist(found, strikes.results()));
        Optional<String> upload = request.parameter(UPLOAD_ID);
        if (upload.isPresent()) {
            return session(upload.get(), request, strikes);
        }
        Optional<Answer> refusal = gatekeeper.refusal(request, now);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (job.isEmpty()) {
            return StorageErrors.noSuchKey();
        }
        if (job.get().urlsEndedBy(now)) {
            return StorageErrors.expired();
        }
        return switch (request.method()) {
            case "PUT" -> upload(job.get(), request);
            case "POST" -> start(request, now);
            default -> download(job.get(), request, strikes);
        };
    }

    private Answer upload(RemoteJob job, Request request) throws IOException {
        // A file of its own, so that an upload that breaks off leaves an earlier one whole.
        Path file = Files.createTempFile(workshop.folder(), job.id(), ".submission");
        try {
            Files.copy(request.body(), file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException brokenOff) {
            Files.delete(file);
            throw brokenOff;
        }
        return submitted(job, StoredFile.of(file, 1));
    }

    private Answer start(Request request, Instant now) {
        String name = sessions.start(request.path(), now);
        String host = request.header("Host").orElse("");
        return Answer.empty(201)
                .with(
                        "Location",
                        "http://" + host + request.path() + "?" + request.query() + "&" + UPLOAD_ID + "=" + name);
    }

    private Answer session(String name, Request request, Strikes strikes) throws IOException {
        Optional<Session> session = sessions.find(name, request.path(), clock.instant());
        Optional<RemoteJob> job = jobs.find(Places.jobOf(request.path()));
        if (session.isEmpty() || job.isEmpty()) {
            return Answer.text(404, "text/plain; charset=utf-8", "Not Found");
        }
        strikes.on(session.get());
        boolean before = session.get().complete().isPresent();
        Answer answer = session.get().answer(request);
        Optional<StoredFile> complete = session.get().complete();
        if (before || complete.isEmpty()) {
            return answer;
        }
        Answer submitted = submitted(job.get(), complete.get());
        return answer.breach().map(submitted::against).orElse(submitted);
    }

    private Answer submitted(RemoteJob job, StoredFile file) throws IOException {
        Instant now = clock.instant();
        Set<Variant> variants = workshop.variants();
        boolean late = !now.isBefore(job.uploadEnds()) && job.submission().isEmpty();
        long malformed = malformed(file);
        if (!late || variants.contains(Variant.LATE_FILE_IS_READ)) {
            if (file.size() == 0 && !variants.contains(Variant.EMPTY_FILE_ALLOWED)) {
                job.endsAs(new Fate("failed", Optional.of("The uploaded file is empty.")));
            } else if (malformed > 0 && variants.contains(Variant.MALFORMED_ID_FAILS_JOB)) {
                job.endsAs(new Fate("failed", Optional.of("The uploaded file has malformed IDs: " + malformed)));
            }
            job.submit(file, now);
        }
        return malformed == 0 ? file.confirmation() : file.confirmation().against(Rule.MALFORMED_ID);
    }

    private long malformed(StoredFile file) throws IOException {
        long malformed = 0;
        try (IdLines lines = new IdLines(file.path(), workshop.variants())) {
            for (IdLines.Kind kind = lines.next(); kind != IdLines.Kind.END; kind = lines.next()) {
                malformed += kind == IdLines.Kind.MALFORMED ? 1 : 0;
            }
        }
        return malformed;
    }

    private Answer download(RemoteJob job, Request request, Strikes strikes) throws IOException {
        Instant now = clock.instant();
        Optional<StoredFile> results =
                strikes.olderGeneration() ? deliveries.older(job, now) : deliveries.newest(job, now);
        return results.isPresent() ? new Download(results.get()).answer(request) : StorageErrors.noSuchKey();
    }
}
