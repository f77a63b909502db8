package dev.heed.internal.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.Action;
import dev.heed.Answer;
import dev.heed.IdRange;
import dev.heed.Job;
import dev.heed.JobKey;
import dev.heed.JobType;
import dev.heed.Notice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Random;
import java.util.Set;
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

    private final Job job =
            Job.planned(new JobKey(UUID.randomUUID(), UUID.randomUUID(), JobType.TWEETS, 1), IdRange.ALL);

    private Spool spool;
    private JobFiles files;

    @BeforeEach
    void open() {
        spool = Spool.open(root);
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

        Answer answer = prepare(lines.toArray(new String[0]));

        assertThat(answer.reported()).isEqualTo(all);
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

        Answer answer =
                prepare(line(2, "delete", "deleted"), line(3, "delete", "deleted"), line(4, "delete", "deleted"));

        assertThat(answer).isEqualTo(new Answer(Map.of("deleted", 1L), 2));
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

        assertThat(prepare(line)).isEqualTo(new Answer(Map.of(), 1));
        assertThat(Files.readAllLines(files.held(REMOTE)))
                .hasSize(1)
                .allMatch(held -> held.startsWith("{\"because\":"));
    }

    @Test
    void holdsALineThatIsLongerThanAnyOfXs() throws IOException {
        asked(1);

        assertThat(prepare("{\"id\":\"1\",\"x\":\"" + "y".repeat(Lines.LONGEST) + "\"}"))
                .isEqualTo(new Answer(Map.of(), 1));
    }

    @Test
    void understandsAnIdThatIsANumberAndMembersThatAreNew() throws IOException {
        asked(7);

        prepare("{\"new\":{\"a\":[1,2]},\"id\":7,\"more\":null,\"action\":\"delete\",\"reason\":\"suspended\"}");

        assertThat(notices()).extracting(Notice::id).containsExactly(7L);
    }

    @Test
    void holdsWhatAnEarlierAnswerDidNotNameWhereThatIsWanted() throws IOException {
        asked(1, 2, 3);
        prepare(List.of(2L), line(1, "delete", "suspended"), line(3, "delete", "suspended"));
        Files.writeString(
                files.raw("1424"),
                line(1, "delete", "suspended") + "\n" + line(2, "delete", "suspended") + "\n"
                        + line(3, "delete", "deleted") + "\n");

        Answer answer = new Results(files, "1424", () -> {}, () -> -1).prepare(Set.of("suspended"), REMOTE);

        assertThat(answer).isEqualTo(new Answer(Map.of("suspended", 1L, "deleted", 1L), 1));
        assertThat(Files.readString(files.held("1424"))).contains("X did not name it when it was asked before");
    }

    @Test
    void putsInWhatIsMarkedAndNamedNoMoreInWhicheverWay() throws IOException {
        asked(1, 2, 3, 5, 9);

        Answer answer =
                prepare(List.of(1L, 2L, 4L, 5L, 9L), line(5, "scrub_geo", "scrub_geo"), line(2, "delete", "protected"));

        assertThat(notices()).extracting(Notice::id).containsExactly(1L, 2L, 5L, 9L);
        assertThat(notices())
                .filteredOn(notice -> notice.action() == Action.RESTORE)
                .containsExactly(Notice.unnamed(1), Notice.unnamed(9));
        assertThat(answer).isEqualTo(new Answer(Map.of("protected", 1L, "scrub_geo", 1L), 0));
    }

    @Test
    void callsNothingUnnamedWhereALineMayNameAnything() throws IOException {
        asked(1, 2);

        prepare(List.of(1L), line(2, "delete", "protected"), line(1, "hide", "unheard"));

        assertThat(notices()).extracting(Notice::id).containsExactly(2L);
    }

    @Test
    void anEmptyResultNamesNothing() throws IOException {
        asked(1, 2);

        assertThat(prepare()).isEqualTo(Answer.NONE);
        assertThat(notices()).isEmpty();
    }

    private void asked(long... ids) {
        PrimitiveIterator.OfLong all = LongStream.of(ids).iterator();
        IdFile.Written written = IdFile.write(spool.files(job), () -> all.hasNext() ? all.nextLong() : -1);
        files = spool.files(job.with(job.slice().spooled(IdRange.ALL, written.ids(), written.fingerprint())));
    }

    private Answer prepare(String... lines) throws IOException {
        return prepare(List.of(), lines);
    }

    private Answer prepare(List<Long> marked, String... lines) throws IOException {
        Iterator<Long> ids = marked.iterator();
        String text = List.of(lines).stream().map(line -> line + "\n").collect(Collectors.joining());
        Files.writeString(files.raw(REMOTE), text);
        return new Results(files, REMOTE, () -> {}, () -> ids.hasNext() ? ids.next() : -1).prepare();
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
