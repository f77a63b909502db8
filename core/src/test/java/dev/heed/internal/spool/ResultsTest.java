package dev.heed.internal.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.Action;
import dev.heed.JobKey;
import dev.heed.JobType;
import dev.heed.Notice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsTest {
    private static final String REMOTE = "1423";

    @TempDir
    Path root;

    private JobFiles files;

    @BeforeEach
    void open() {
        files = Spool.open(root).files(new JobKey(UUID.randomUUID(), UUID.randomUUID(), JobType.TWEETS, 1));
        files.folder();
    }

    @Test
    void sortsByIdWhateverTheOrderOfTheResults() throws IOException {
        asked(1, 2, 3, 10);

        prepare(line(10, "delete", "deleted"), "", line(2, "delete", "protected"), line(3, "scrub_geo", "scrub_geo"));

        assertThat(notices()).extracting(Notice::id).containsExactly(2L, 3L, 10L);
        assertThat(notices().get(0))
                .isEqualTo(new Notice(2, Action.DELETE, "protected", "2019-03-01T10:20:30.456Z", null));
    }

    @Test
    void sortsMoreThanItHoldsInMemory() throws IOException {
        int all = NoticeSort.IN_MEMORY * 2 + 10;
        asked(LongStream.rangeClosed(1, all).toArray());
        List<String> lines = new ArrayList<>();
        LongStream.rangeClosed(1, all).forEach(id -> lines.add(line(id, "delete", "deleted")));
        Collections.shuffle(lines, new Random(1));

        Results.Counts counts = prepare(lines.toArray(new String[0]));

        assertThat(counts.reported()).isEqualTo(all);
        assertThat(notices()).extracting(Notice::id).isSorted().doesNotHaveDuplicates();
        assertThat(files.folder()).isDirectoryNotContaining("glob:**.run");
    }

    @Test
    void deleteBeatsScrubGeoForOneId() throws IOException {
        asked(5);

        prepare(line(5, "scrub_geo", "scrub_geo"), line(5, "delete", "deleted"), line(5, "delete", "scrub_geo"));

        assertThat(notices()).extracting(Notice::action).containsExactly(Action.DELETE);
    }

    @Test
    void theEarliestRedactionCountsWhenAnIdComesTwice() throws IOException {
        asked(5);

        prepare(
                "{\"id\":\"5\",\"action\":\"delete\",\"reason\":\"deleted\"}",
                "{\"id\":\"5\",\"action\":\"delete\",\"reason\":\"deleted\",\"redacted_at\":\"2021-05-05T00:00:00.000Z\"}",
                "{\"id\":\"5\",\"action\":\"delete\",\"reason\":\"deleted\",\"redacted_at\":\"2020-01-01T00:00:00.000Z\"}");

        assertThat(notices()).extracting(Notice::redactedAt).containsExactly("2020-01-01T00:00:00.000Z");
    }

    @Test
    void holdsAnIdThatXWasNotAskedAbout() throws IOException {
        asked(1, 3);

        Results.Counts counts =
                prepare(line(2, "delete", "deleted"), line(3, "delete", "deleted"), line(4, "delete", "deleted"));

        assertThat(counts).isEqualTo(new Results.Counts(1, 2));
        assertThat(Files.readString(files.held(REMOTE))).contains("X was not asked about this ID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{\"id\":\"1\",\"action\":\"delete\",\"reason\":\"deleted\"",
                "{\"id\":\"1\",\"action\":\"delete\",\"reason\":\"deleted\"} trailing",
                "[1]",
                "{\"error\":\"invalid_id\"}",
                "{\"id\":\"01\",\"action\":\"delete\",\"reason\":\"deleted\"}",
                "{\"id\":\"-1\",\"action\":\"delete\",\"reason\":\"deleted\"}",
                "{\"id\":\"9223372036854775808\",\"action\":\"delete\",\"reason\":\"deleted\"}",
                "{\"id\":{\"x\":1},\"action\":\"delete\",\"reason\":\"deleted\"}",
                "{\"id\":\"1\",\"action\":\"rehydrate\",\"reason\":\"tweet_edited\"}",
                "{\"id\":\"1\",\"action\":\"delete\",\"reason\":\"deleted\",\"created_at\":\"a\\tb\"}",
                "{\"id\":\"1\",\"reason\":\"deleted\"}"
            })
    void holdsALineThatItMayNotActOn(String line) throws IOException {
        asked(1);

        assertThat(prepare(line)).isEqualTo(new Results.Counts(0, 1));
        assertThat(Files.readAllLines(files.held(REMOTE)))
                .hasSize(1)
                .allMatch(held -> held.startsWith("{\"because\":"));
    }

    @Test
    void holdsALineThatIsLongerThanAnyOfXs() throws IOException {
        asked(1);

        assertThat(prepare("{\"id\":\"1\",\"x\":\"" + "y".repeat(Lines.LONGEST) + "\"}"))
                .isEqualTo(new Results.Counts(0, 1));
    }

    @Test
    void understandsAnIdThatIsANumberAndMembersThatAreNew() throws IOException {
        asked(7);

        prepare("{\"new\":{\"a\":[1,2]},\"id\":7,\"more\":null,\"action\":\"delete\",\"reason\":\"suspended\"}");

        assertThat(notices()).extracting(Notice::id).containsExactly(7L);
    }

    @Test
    void anEmptyResultNamesNothing() throws IOException {
        asked(1, 2);

        assertThat(prepare()).isEqualTo(new Results.Counts(0, 0));
        assertThat(notices()).isEmpty();
    }

    private void asked(long... ids) {
        PrimitiveIterator.OfLong all = LongStream.of(ids).iterator();
        IdFile.write(files.ids(), () -> all.hasNext() ? all.nextLong() : -1);
    }

    private Results.Counts prepare(String... lines) throws IOException {
        String text = List.of(lines).stream().map(line -> line + "\n").collect(Collectors.joining());
        Files.writeString(files.raw(REMOTE), text);
        return Results.prepare(files, REMOTE, () -> {});
    }

    private List<Notice> notices() {
        try (SortedNotices sorted = new SortedNotices(files.sorted(REMOTE))) {
            return sorted.next(0, Integer.MAX_VALUE);
        }
    }

    private static String line(long id, String action, String reason) {
        return "{\"id\":\"" + id + "\",\"action\":\"" + action
                + "\",\"created_at\":\"2019-03-01T10:20:30.456Z\",\"reason\":\"" + reason + "\"}";
    }
}
