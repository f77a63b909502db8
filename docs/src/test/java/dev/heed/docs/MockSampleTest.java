package dev.heed.docs;

import static dev.heed.mock.Call.DOWNLOAD;
import static dev.heed.mock.Effects.cutAnswerAfter;
import static dev.heed.mock.Fault.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.mock.MockXServer;
import dev.heed.mock.Verdict;
import dev.heed.mock.Verdicts;
import dev.heed.mock.junit5.MockX;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The sample of the mock server's README, with a client that is ours for once. */
class MockSampleTest {
    @TempDir
    Path folder;

    // region mock
    @RegisterExtension
    static final MockX X = MockX.with(server -> server.verdicts(Verdicts.of(20, Verdict.deleted())));

    @Test
    void goesOnAfterABrokenDownload(MockXServer x) throws Exception {
        MyClient client = new MyClient(x.apiBase(), "mock-token", folder);
        x.inject(on(DOWNLOAD.nth(1), cutAnswerAfter(50)));

        client.submit("20", "30");
        x.clock().advance(Duration.ofMinutes(1));

        assertThat(client.deleted()).containsExactly("20");
        assertThat(x.contractViolations()).isEmpty();
    }
    // endregion

    @Test
    void theReadmeShowsTheTestThatRunsHere() throws IOException {
        String source = Files.readString(Path.of("src/test/java/dev/heed/docs/MockSampleTest.java"));
        String region = source.replaceAll("(?s).*    // region mock\\n(.*?)\\n    // endregion.*", "$1");

        assertThat(Files.readString(Path.of("../mock-server/README.md")))
                .contains("```java\n" + region.stripIndent() + "\n```");
    }
}
