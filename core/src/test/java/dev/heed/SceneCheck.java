package dev.heed;

import dev.heed.spi.Tally;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Compares a scene with what X decided: too much is never right, too little only where nobody claims to be done. */
final class SceneCheck {
    private static final Map<String, Long> LEDGER =
            Map.of("tweets DELETED", 33L, "tweets CLEARED", 14L, "users DELETED", 1L);

    private final Scene scene;
    private final Set<UUID> runs = new LinkedHashSet<>();

    SceneCheck(Scene scene) {
        this.scene = scene;
    }

    /** What is wrong after a run. */
    List<String> flaws(RunEnd end) {
        List<String> flaws = new ArrayList<>();
        for (long id = 1; id <= Scene.POSTS; id++) {
            if (isTooMuch(id)) {
                flaws.add("Post " + id + " lost what it should have kept");
            }
        }
        if (!isLatePostWhole()) {
            flaws.add("the Post that X was not asked about lost something");
        }
        if (!scene.target.holds(JobType.USERS, 8)) {
            flaws.add("user 8 should have stayed");
        }
        for (JobType type : JobType.values()) {
            scene.store.latestRun(type, "default").ifPresent(run -> {
                runs.add(run.id());
                scene.store.jobs(run.id()).stream()
                        .filter(job -> job.state() == JobState.DONE)
                        .forEach(job -> checkDone(job, end, flaws));
            });
        }
        return flaws;
    }

    private boolean isLatePostWhole() {
        boolean came = !runs.isEmpty() || scene.target.holds(JobType.TWEETS, FaultRun.LATE_POST);
        return !came || scene.target.holdsGeo(JobType.TWEETS, FaultRun.LATE_POST);
    }

    private boolean isTooMuch(long id) {
        boolean gone = !scene.target.holds(JobType.TWEETS, id);
        boolean cleared = !gone && !scene.target.holdsGeo(JobType.TWEETS, id);
        return (gone && !Scene.isDeleted(id))
                || (cleared && !Scene.isDeleted(id) && !Scene.isScrubbed(id))
                || (cleared && Scene.isDeleted(id));
    }

    /** Who says that a slice is done has done all of it, but for what lies before a person. */
    private void checkDone(Job job, RunEnd end, List<String> flaws) {
        IdRange range = job.slice().range();
        Set<String> held = end.held().ids();
        long last = Math.min(range.upTo(), job.key().type() == JobType.TWEETS ? Scene.POSTS : 8);
        long unknown = job.slice().held() == 0 ? 0 : end.held().withoutId();
        for (long id = range.after() + 1; id <= last; id++) {
            if (isMissed(job.key().type(), id) && !held.contains(Long.toString(id)) && --unknown < 0) {
                flaws.add(job.key().type() + " " + id + " still has what should be gone, though its slice is done");
            }
        }
    }

    private boolean isMissed(JobType type, long id) {
        if (type == JobType.USERS) {
            return id == 7 && scene.target.holds(type, id);
        }
        return (Scene.isDeleted(id) && scene.target.holds(type, id))
                || (Scene.isScrubbed(id) && scene.target.holdsGeo(type, id));
    }

    /** What is wrong with the ledger once everything is done: each change stands in it once. */
    List<String> ledgerFlaws() {
        Map<String, Long> ledger = new TreeMap<>();
        for (UUID run : runs) {
            for (Tally.ByTable table : scene.target.tally(run).tables()) {
                ledger.merge("" + table.table() + " " + table.change(), table.rows(), Long::sum);
            }
        }
        return ledger.equals(LEDGER) ? List.of() : List.of("the ledger has " + ledger);
    }
}
