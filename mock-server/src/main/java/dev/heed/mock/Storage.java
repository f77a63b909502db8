package dev.heed.mock;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** The signed storage behind X: takes the IDs and gives out the results. Keeps everything in files. */
final class Storage {
    static final String PATH = "/storage/";
    private static final String NUMBER = "1202726487847104512";

    private final Jobs jobs;
    private final Signer signer;
    private final Verdicts verdicts;
    private final InstantSource clock;
    private final Path folder;

    Storage(Jobs jobs, Signer signer, Verdicts verdicts, InstantSource clock, Path folder) {
        this.jobs = jobs;
        this.signer = signer;
        this.verdicts = verdicts;
        this.clock = clock;
        this.folder = folder;
    }

    static String submissionPath(RemoteJob job) {
        return path(job, "submission");
    }

    static String deliveryPath(RemoteJob job) {
        return path(job, "delivery");
    }

    private static String path(RemoteJob job, String kind) {
        String bucket = job.order().type().equals("tweets") ? "twttr-tweet-compliance" : "twttr-user-compliance";
        return PATH + bucket + "/" + job.id() + "/" + kind + "/" + NUMBER + "_" + job.id();
    }

    static Call callOf(Request request) {
        return request.method().equals("GET") ? Call.DOWNLOAD : Call.UPLOAD;
    }

    Answer answer(Call call, Request request) throws IOException {
        if (request.header("Authorization").isPresent()) {
            return Problems.storage(400, "InvalidArgument", "Only one authorization may be given.");
        }
        Optional<Answer> refusal = refusal(request);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<RemoteJob> job = jobs.find(request.path().replaceAll(".*_", ""));
        if (job.isEmpty()) {
            return noSuchKey();
        }
        if (request.method().equals("POST")) {
            return Problems.storage(501, "NotImplemented", "The mock server does not offer resumable uploads.");
        }
        return call == Call.UPLOAD ? upload(job.get(), request) : download(job.get(), request);
    }

    private Optional<Answer> refusal(Request request) {
        return switch (signer.check(request.method(), request.path(), request.query(), clock.instant())) {
            case VALID -> Optional.empty();
            case NOT_SIGNED -> Optional.of(Problems.storage(403, "AccessDenied", "Access denied."));
            case EXPIRED -> Optional.of(Problems.storage(400, "ExpiredToken", "The provided token has expired."));
            case FORGED -> Optional.of(forged());
        };
    }

    private static Answer forged() {
        return Problems.storage(403, "SignatureDoesNotMatch", "The signature that was given does not match.");
    }

    private static Answer noSuchKey() {
        return Problems.storage(404, "NoSuchKey", "The specified key does not exist.");
    }

    private Answer upload(RemoteJob job, Request request) throws IOException {
        Optional<String> type = request.header("Content-Type");
        if (type.isEmpty()) {
            return Problems.storage(400, "MalformedSecurityHeader", "A signed header is missing: content-type.");
        }
        if (!type.get().equals("text/plain")) {
            return forged();
        }
        // A file of its own, so that an upload that breaks off leaves an earlier one whole.
        Path file = Files.createTempFile(folder, job.id(), ".submission");
        MessageDigest md5 = md5();
        try (InputStream in = request.body();
                OutputStream out = new DigestOutputStream(Files.newOutputStream(file), md5)) {
            in.transferTo(out);
        }
        String crc = Results.crc32c(file);
        byte[] digest = md5.digest();
        job.submit(file, clock.instant());
        return Answer.empty(200)
                .with("ETag", "\"" + HexFormat.of().formatHex(digest) + "\"")
                .with("x-goog-generation", "1")
                .with("x-goog-hash", "crc32c=" + crc)
                .with("x-goog-hash", "md5=" + Base64.getEncoder().encodeToString(digest))
                .with("x-goog-stored-content-length", Long.toString(Files.size(file)));
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5", e);
        }
    }

    private Answer download(RemoteJob job, Request request) throws IOException {
        Optional<Path> submission = job.submission();
        if (submission.isEmpty() || !job.status(clock.instant()).equals("complete")) {
            return noSuchKey();
        }
        return new Results(results(job, submission.get())).answer(request);
    }

    private synchronized Path results(RemoteJob job, Path submission) throws IOException {
        Path results = folder.resolve(job.id() + ".delivery");
        if (!Files.exists(results)) {
            new ResultWriter(verdicts, job.order().type()).write(submission, results);
        }
        return results;
    }
}
