package dev.heed.cli;

import dev.heed.HeedException;
import dev.heed.mock.MockClock;
import dev.heed.mock.MockXServer;
import dev.heed.mock.MockXServerBuilder;
import dev.heed.mock.Variant;
import dev.heed.mock.Verdicts;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code heed mock}: an X of one's own, for clients in any language, until it is interrupted. */
@Command(
        name = "mock",
        description = {
            "Runs a mock of X's batch compliance endpoints and their storage on this machine, until it is interrupted.",
            "It never talks to X. Its page at /_mock/ shows what goes on and plants faults."
        },
        mixinStandardHelpOptions = true)
final class MockCommand implements Callable<Integer> {
    @Option(names = "--port", defaultValue = "8080", description = "Port; 0 for any (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--token", defaultValue = "mock-token", description = "Bearer token (default: ${DEFAULT-VALUE}).")
    private String token = "";

    @Option(
            names = "--verdicts",
            description = "File of what X says, one JSON object a line, in the form of X's results.")
    private @Nullable Path verdicts;

    @Option(
            names = "--share",
            converter = Share.class,
            description = "Share of all other IDs that get a verdict by chance, such as 3%% or 0.03.")
    private double share;

    @Option(names = "--seed", defaultValue = "1", description = "Another seed picks other IDs for --share.")
    private long seed;

    @Option(
            names = "--processing",
            defaultValue = "PT30S",
            description = "How long a job takes from its upload on (default: ${DEFAULT-VALUE}).")
    private Duration processing = Duration.ZERO;

    @Option(
            names = "--variant",
            paramLabel = "VARIANT",
            description = {
                "Behave otherwise in one thing that is uncertain about X; may be given several times:",
                "${COMPLETION-CANDIDATES}"
            })
    private List<Variant> variants = List.of();

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws InterruptedException {
        MockXServer server = start();
        // Whichever way the process is asked to end, the uploaded files go with it.
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        out.println("A mock X listens at " + server.apiBase() + " (bearer token: " + token + ")");
        out.println("Its page: " + server.apiBase() + "/_mock/   Stop it with Ctrl-C.");
        out.flush();
        new CountDownLatch(1).await();
        return 0;
    }

    private MockXServer start() {
        if (processing.isNegative()) {
            throw new HeedException("--processing must not be negative: " + processing);
        }
        MockXServerBuilder builder = MockXServer.builder()
                .port(port)
                .token(token)
                .clock(MockClock.running())
                .processing(processing)
                .variants(variants.toArray(new Variant[0]))
                .verdicts(script());
        try {
            return builder.start();
        } catch (UncheckedIOException e) {
            throw new HeedException("Cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    private Verdicts script() {
        Verdicts byChance = Verdicts.share(share, seed);
        try {
            return verdicts == null ? byChance : Verdicts.file(verdicts).or(byChance);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new HeedException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Reads {@code 3%} and {@code 0.03}. */
    static final class Share implements ITypeConverter<Double> {
        private static final double PERCENT = 100;

        @Override
        public Double convert(String text) {
            String number = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
            double value;
            try {
                value = Double.parseDouble(number) / (text.endsWith("%") ? PERCENT : 1);
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + text + "' is no share such as 3% or 0.03");
            }
            if (!(value >= 0 && value <= 1)) {
                throw new TypeConversionException("'" + text + "' does not lie between 0 and 100%");
            }
            return value;
        }
    }
}
