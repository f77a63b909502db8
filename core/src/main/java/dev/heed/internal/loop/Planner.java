package dev.heed.internal.loop;

import dev.heed.IdRange;
import dev.heed.Job;
import dev.heed.JobKey;
import dev.heed.JobState;
import dev.heed.Run;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Cuts a run's course into slices, one after the other, as the IDs of each become known. */
final class Planner {
    private final Run run;
    private final List<IdRange> course;
    private final Supplier<UUID> names;

    Planner(Run run, List<IdRange> course, Supplier<UUID> names) {
        this.run = run;
        this.course = course;
        this.names = names;
    }

    Run run() {
        return run;
    }

    /** The job of the next slice; empty if there is no next one or it cannot be known yet. */
    Optional<Job> next(List<Job> jobs) {
        return range(jobs)
                .map(range -> Job.planned(new JobKey(names.get(), run.id(), run.type(), jobs.size() + 1), range));
    }

    private Optional<IdRange> range(List<Job> jobs) {
        if (jobs.isEmpty()) {
            return Optional.of(course.get(0));
        }
        Job last = jobs.get(jobs.size() - 1);
        if (last.state() == JobState.PLANNED && !last.slice().isFixed()) {
            return Optional.empty();
        }
        return after(last.slice().range());
    }

    private Optional<IdRange> after(IdRange last) {
        int leg = leg(last);
        IdRange here = course.get(leg);
        if (last.upTo() < here.upTo()) {
            return Optional.of(new IdRange(last.upTo(), here.upTo()));
        }
        return leg + 1 < course.size() ? Optional.of(course.get(leg + 1)) : Optional.empty();
    }

    private int leg(IdRange slice) {
        for (int i = 0; i < course.size(); i++) {
            if (course.get(i).after() <= slice.after()
                    && slice.upTo() <= course.get(i).upTo()) {
                return i;
            }
        }
        throw new IllegalStateException(slice + " lies on no leg of " + course);
    }
}
