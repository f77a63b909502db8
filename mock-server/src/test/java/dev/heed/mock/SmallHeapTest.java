package dev.heed.mock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SmallHeapTest {
    @Test
    void fiveMillionIdsAllWithVerdictsPassThroughAJvmOf96Megabytes() throws Exception {
        assertThat(run("ids", 5_000_000)).isEqualTo("5000000 lines with an ID");
    }

    @Test
    void anUploadWithoutLineEndsPassesToo() throws Exception {
        assertThat(run("blob", 128 << 20)).isEqualTo("0 lines with an ID");
    }

    private static String run(String what, int size) throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        // Otherwise only the thread of the server would end, and the client wait for ever.
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeExchange.class.getName(),
                        what,
                        Integer.toString(size))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jvm.waitFor();
        return output.strip();
    }
}
