package dev.heed.mock;

import dev.heed.mock.internal.jobs.Jobs;
import dev.heed.mock.internal.jobs.RemoteJob;
import dev.heed.mock.internal.jobs.RemoteJob.Fate;
import dev.heed.mock.internal.storage.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** What can happen to jobs and their resumable uploads. */
final class JobEffects {
    private JobEffects() {}

    record Fails(String error) implements OnJob {
        @Override
        public void on(RemoteJob job) {
            job.endsAs(new Fate("failed", Optional.of(error)));
        }

        @Override
        public String words() {
            return "the job fails: " + error;
        }
    }

    record Stuck() implements OnJob {
        @Override
        public void on(RemoteJob job) {
            job.endsAs(Fate.of("in_progress"));
        }

        @Override
        public String words() {
            return "the job stays in progress for ever";
        }
    }

    record HasStatus(String status) implements OnJob {
        @Override
        public void on(RemoteJob job) {
            job.becomes(Fate.of(status));
        }

        @Override
        public String words() {
            return "the job is " + status;
        }
    }

    record UrlsEnd(Duration life) implements OnJob {
        @Override
        public void on(RemoteJob job) {
            job.endUrlsAfter(life);
        }

        @Override
        public String words() {
            return "the job's URLs end " + life.toSeconds() + " s after its creation";
        }
    }

    record ForeignJob() implements OnCreation {
        @Override
        public void before(Jobs jobs, App app, RemoteJob.Order order) {
            jobs.create(app, new RemoteJob.Order(order.type(), Optional.of("a job of somebody else's"), false));
        }

        @Override
        public String words() {
            return "a foreign job of the type runs";
        }
    }

    record SessionLost(long bytes) implements OnSession {
        @Override
        public void on(Session session) {
            session.loseAfter(bytes);
        }

        @Override
        public String words() {
            return "the session lost after " + bytes + " bytes more";
        }
    }

    record OffsetGoesBack(long offset) implements OnSession {
        @Override
        public void on(Session session) throws IOException {
            session.goBackTo(offset);
        }

        @Override
        public String words() {
            return "the offset goes back to " + offset;
        }
    }
}
