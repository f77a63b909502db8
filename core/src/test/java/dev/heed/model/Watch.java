package dev.heed.model;

import dev.heed.Action;
import dev.heed.Job;
import dev.heed.JobType;
import dev.heed.Notice;
import dev.heed.Reasons;
import dev.heed.Run;
import dev.heed.RunReport;
import dev.heed.spi.Applied;
import dev.heed.spi.Batch;
import dev.heed.spi.Fence;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks on, and keeps the first thing that must never be. */
final class Watch {
    private final World world;
    private final SharedX x;
    private final Rows rows = new Rows();
    private final Set<String> ledger = new HashSet<>();
    private final Set<String> deleted = new HashSet<>();
    private final Map<String, Fence> newest = new HashMap<>();
    private final Map<String, Long> meetings = new HashMap<>();
    private final Map<UUID, Integer> began = new HashMap<>();
    private final Map<String, List<String>> uploaded = new HashMap<>();
    private boolean linesMayBeHeld;
    private boolean linesMayBeDamaged;
    private boolean twoActions;
    private @Nullable String violation;

    Watch(World world, SharedX x) {
        this.world = world;
        this.x = x;
    }

    Rows rows() {
        return rows;
    }

    Optional<String> violation() {
        return Optional.ofNullable(violation);
    }

    void violated(String what) {
        if (violation == null) {
            violation = what;
            world.tell("NEVER: " + what);
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            violated(otherwise);
        }
    }

    /** X will say something that it does not think, or not say what it does. */
    void xWillTell(Mischief mischief) {
        switch (mischief.tells()) {
            case UNUSABLE_LINES -> {
                linesMayBeHeld = true;
                linesMayBeDamaged = true;
            }
            case ONE_MORE -> tells(Action.DELETE);
            case TWO_MORE -> {
                tells(Action.DELETE);
                twoActions = true;
            }
            default -> {}
        }
        if (twoActions && linesMayBeDamaged) {
            tells(Action.SCRUB_GEO);
        }
    }

    private void tells(Action action) {
        linesMayBeHeld = true;
        for (JobType type : JobType.values()) {
            world.truth.said(type, Mischief.TOLD, action);
        }
    }

    /** Goes along with every call of a port that has an effect. */
    @Nullable
    Object accompany(Worker worker, String target, Ports.Call call) throws Throwable {
        Optional<Batch> batch = call.argument(Batch.class);
        if (batch.isPresent()) {
            return apply(worker, target, batch.get(), call);
        }
        Object answer = call.proceed();
        if (call.method().equals("begin")) {
            call.argument(Run.class).ifPresent(run -> began.put(run.id(), world.steps()));
        }
        if (call.method().equals("admit")) {
            call.argument(Fence.class).ifPresent(fence -> meet(target, fence));
        }
        if (answer instanceof Optional<?> granted && granted.orElse(null) instanceof Fence fence) {
            newest.put(fence.lease(), fence);
        }
        return answer;
    }

    private Object apply(Worker worker, String target, Batch batch, Ports.Call call) throws Throwable {
        requireFresh(worker, batch);
        Applied applied = (Applied) call.proceed();
        List<Notice> done = batch.notices().stream()
                .filter(notice -> notice.id() <= applied.upTo())
                .toList();
        world.tell(worker + " applies to " + target + ": "
                + done.stream()
                        .map(notice -> notice.action() + " " + notice.id())
                        .toList());
        requireLease(worker, target, batch.fence(), applied);
        done.forEach(notice -> requireSaid(worker, target, batch, notice));
        rows.firstTouched(world.targets).ifPresent(row -> violated(worker + " touched without a verdict: " + row));
        return applied;
    }

    private void requireLease(Worker worker, String target, Fence fence, Applied applied) {
        require(
                meet(target, fence) == fence.token() || applied.rows() == 0,
                worker + " has lost its lease, and yet changed " + applied.rows() + " rows of " + target);
    }

    /** The newest lease that a target has heard of by now. */
    private long meet(String target, Fence fence) {
        return meetings.merge(target + " " + fence.lease(), fence.token(), Math::max);
    }

    private void requireSaid(Worker worker, String target, Batch batch, Notice notice) {
        JobType type = batch.job().type();
        String what = target + " " + type.wireName() + " " + notice.id();
        require(
                world.truth.wasSaid(type, notice.id(), notice.action()),
                worker + " applied what X did not say: " + notice + " to " + what);
        if (batch.isAgain()) {
            require(
                    deleted.contains(type + " " + notice.id()) && Reasons.DELETED.contains(notice.reason()),
                    worker + " removed " + what + " again, which was not deleted before: " + notice);
        } else {
            require(
                    wasAsked(batch.remoteId(), notice.id()),
                    worker + " applied " + what + ", about which X's job " + batch.remoteId() + " was not asked");
        }
        if (notice.action() == Action.DELETE) {
            deleted.add(type + " " + notice.id());
        }
        require(
                ledger.add(batch.job().id() + " " + batch.remoteId() + " " + what),
                worker + " applied " + what + " twice for one result");
        rows.treated(target, type, notice.id(), notice.action());
    }

    private boolean wasAsked(String remoteId, long id) {
        try {
            x.server().uploaded(remoteId).ifPresent(lines -> uploaded.put(remoteId, lines));
        } catch (UncheckedIOException beingReplaced) {
            world.tell("X is storing the IDs of its job " + remoteId);
        }
        return uploaded.getOrDefault(remoteId, List.of()).contains(Long.toString(id));
    }

    private void requireFresh(Worker worker, Batch batch) {
        Optional<Instant> created =
                world.store.job(batch.job().id()).map(Job::remote).flatMap(r -> Optional.ofNullable(r.createdAt()));
        require(
                created.isEmpty() || !worker.freshAt().isAfter(created.get().plus(Worker.RESULTS_MAX_AGE)),
                worker + " applied results that are too old");
    }

    /** What an engine tells of itself. X may forget a job after this, so what it was asked is looked up now. */
    void moved(Worker worker, Job from, Job to) {
        String note = to.standing().note();
        if (from.state() != to.state() || to.standing().failures() > 0) {
            world.tell(worker + ": " + to.label() + " " + to.state() + " at X "
                    + to.remote().attempt() + " " + to.remote().id() + (note == null ? "" : " (" + note + ")"));
        }
        String remoteId = to.remote().id();
        if (remoteId != null) {
            wasAsked(remoteId, 0);
        }
    }

    void ended(Worker worker, RunReport report) {
        world.tell(worker + ": the run of " + report.run().type().wireName() + " is " + report.status());
        if (report.status() == RunReport.Status.DONE) {
            require(linesMayBeHeld || report.linesHeld() == 0, worker + " held back lines that it could have used");
            if (report.linesHeld() == 0) {
                requireNothingLeft(report.run());
            }
        }
    }

    private void requireNothingLeft(Run run) {
        Integer since = began.get(run.id());
        if (since == null) {
            violated("a run that nobody began has ended");
            return;
        }
        rows.thereSinceBefore(since, run.type())
                .filter(entry ->
                        isLeft(world.truth.lasting(run.type(), entry.getKey().id()), entry.getValue()))
                .findFirst()
                .ifPresent(entry -> violated("the run is done, and yet X's word on " + entry.getKey()
                        + " was not followed, which has been there since step "
                        + entry.getValue().since() + ", while the run began at step " + since));
    }

    /** After a run without faults, nothing may be left. */
    void requireInStep() {
        rows.firstTouched(world.targets).ifPresent(row -> violated("touched without a verdict: " + row));
        for (JobType type : JobType.values()) {
            rows.thereSinceBefore(Integer.MAX_VALUE, type)
                    .filter(entry ->
                            isLeft(world.truth.inTheEnd(type, entry.getKey().id()), entry.getValue()))
                    .findFirst()
                    .ifPresent(entry -> violated("left in the end: " + entry.getKey()));
        }
    }

    private static boolean isLeft(Optional<Action> action, Rows.Row row) {
        return action.isPresent() && (action.get() == Action.DELETE || row.geo());
    }
}
