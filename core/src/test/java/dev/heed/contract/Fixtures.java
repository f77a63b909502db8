package dev.heed.contract;

import dev.heed.Action;
import dev.heed.IdRange;
import dev.heed.Job;
import dev.heed.JobKey;
import dev.heed.JobType;
import dev.heed.Notice;
import dev.heed.Run;
import dev.heed.spi.Fence;
import java.time.Instant;
import java.util.UUID;

/** Values that the suites are about. */
final class Fixtures {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final String APP = "app";

    private Fixtures() {}

    static Fence fence(long token) {
        return new Fence("tweets@app", "me", token);
    }

    static Run run(JobType type) {
        return Run.begun(UUID.randomUUID(), type, APP, NOON);
    }

    static Job planned(Run run, int slice) {
        return Job.planned(new JobKey(UUID.randomUUID(), run.id(), run.type(), slice), IdRange.ALL);
    }

    static JobKey tweets() {
        return new JobKey(UUID.randomUUID(), UUID.randomUUID(), JobType.TWEETS, 1);
    }

    static JobKey users() {
        return new JobKey(UUID.randomUUID(), UUID.randomUUID(), JobType.USERS, 1);
    }

    static Notice delete(long id) {
        return new Notice(id, Action.DELETE, "deleted", "2020-01-01T00:00:00.000Z", null);
    }

    static Notice scrub(long id) {
        return new Notice(id, Action.SCRUB_GEO, "scrub_geo", null, null);
    }
}
