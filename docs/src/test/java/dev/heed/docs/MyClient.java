package dev.heed.docs;

import dev.heed.JobType;
import dev.heed.client.ComplianceJob;
import dev.heed.client.UploadMode;
import dev.heed.client.XClient;
import dev.heed.client.XException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A client that a reader of the mock server's README could have. */
final class MyClient {
    private final XClient x;
    private final Path folder;
    private Optional<ComplianceJob> job = Optional.empty();

    MyClient(URI api, String token, Path folder) {
        this.x = XClient.builder(() -> token).api(api).build();
        this.folder = folder;
    }

    void submit(String... ids) throws IOException {
        ComplianceJob created = x.create(JobType.TWEETS, "sample", UploadMode.SIMPLE);
        Path file = Files.write(folder.resolve("ids"), List.of(ids));
        x.upload(created.upload(), file, bytes -> {});
        job = Optional.of(created);
    }

    List<String> deleted() throws IOException {
        Path results = folder.resolve("results");
        try {
            x.download(job.orElseThrow().download(), results, bytes -> {});
        } catch (XException.Unreachable brokenOff) {
            x.download(job.orElseThrow().download(), results, bytes -> {});
        }
        return Files.readAllLines(results).stream()
                .filter(line -> !line.isEmpty())
                .map(line -> line.replaceAll(".*\"id\":\"(\\d+)\".*", "$1"))
                .toList();
    }
}
