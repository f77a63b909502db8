package dev.heed.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.IdRange;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final long END = Long.MAX_VALUE;

    @Test
    void isTheWholeSpaceBeforeAnythingWasChecked() {
        assertThat(Course.of(List.of())).containsExactly(IdRange.ALL);
    }

    @Test
    void isTheWholeSpaceWhenEverythingWasChecked() {
        assertThat(Course.of(List.of(new IdRange(50, END), new IdRange(0, 50)))).containsExactly(IdRange.ALL);
    }

    @Test
    void beginsWithWhatWasLeftOut() {
        assertThat(Course.of(List.of(new IdRange(0, 10), new IdRange(20, 30))))
                .containsExactly(new IdRange(10, 20), new IdRange(30, END), new IdRange(0, 10), new IdRange(20, 30));
    }

    @Test
    void takesManySmallGapsTogether() {
        List<IdRange> checked = LongStream.range(0, 20)
                .mapToObj(i -> new IdRange(i * 10, i * 10 + 5))
                .toList();

        List<IdRange> course = Course.of(checked);

        assertThat(course).hasSizeLessThanOrEqualTo(9);
        assertThat(course.stream().mapToLong(leg -> leg.upTo() - leg.after()).sum())
                .isEqualTo(END);
        assertThat(course).allMatch(leg -> course.stream().filter(leg::overlaps).count() == 1);
    }
}
