package dev.heed.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.heed.mock.Upload.Action;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever happens on the way: the exact bytes are stored in the end, or there is an error and no file. */
class AnyResumableUploadTest {
    private static final int QUANTUM = 256 * 1024;
    private static final byte[] BYTES = Ids.bytes(6 * QUANTUM);
    private static final MockXServer SERVER =
            MockXServer.builder().variants(Variant.EMPTY_FILE_ALLOWED).start();
    private static final Caller CALLER = new Caller(SERVER);

    @AfterContainer
    static void stop() {
        SERVER.close();
    }

    @Property(tries = 150)
    void anySequenceOfChunksCutsAndQueriesEndsWithTheExactBytesOrWithAnErrorAndNoFile(
            @ForAll @IntRange(max = 5 * QUANTUM) int size, @ForAll("actions") List<Action> actions) throws Exception {
        SERVER.reset();
        byte[] file = Arrays.copyOf(BYTES, size);
        JsonNode job = CALLER.createdResumable();
        Upload upload = new Upload(SERVER, CALLER, CALLER.session(job), file);

        for (Action action : actions) {
            upload.does(action);
        }
        boolean complete = upload.finishes();

        Optional<byte[]> stored = SERVER.uploadedBytes(job.path("id").asText());
        assertThat(stored.isPresent()).isEqualTo(complete);
        assertThat(stored.orElse(file)).isEqualTo(file);
    }

    @Provide
    Arbitrary<List<Action>> actions() {
        Arbitrary<Upload.Kind> kinds = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(8, Upload.Kind.CHUNK),
                net.jqwik.api.Tuple.of(6, Upload.Kind.CUT),
                net.jqwik.api.Tuple.of(3, Upload.Kind.QUERY),
                net.jqwik.api.Tuple.of(3, Upload.Kind.ANSWER_LOST),
                net.jqwik.api.Tuple.of(2, Upload.Kind.GOES_BACK),
                net.jqwik.api.Tuple.of(1, Upload.Kind.WHOLE),
                net.jqwik.api.Tuple.of(1, Upload.Kind.SESSION_LOST),
                net.jqwik.api.Tuple.of(1, Upload.Kind.CANCEL));
        return Combinators.combine(
                        kinds,
                        Arbitraries.integers().between(-2 * QUANTUM, 2 * QUANTUM),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 2 * QUANTUM))
                .as(Action::new)
                .list()
                .ofMaxSize(12);
    }
}
