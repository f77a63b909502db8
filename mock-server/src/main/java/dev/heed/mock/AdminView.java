package dev.heed.mock;

import dev.heed.mock.internal.jobs.Apps;
import dev.heed.mock.internal.jobs.JobJson;
import dev.heed.mock.internal.jobs.RateWindow;
import dev.heed.mock.internal.jobs.RemoteJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the server tells of itself, without secrets. */
final class AdminView {
    private static final int MOST_EXCHANGES = 500;

    private final MockXServer server;

    AdminView(MockXServer server) {
        this.server = server;
    }

    Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("now", JobJson.written(server.time().instant()));
        state.put("clock", clock());
        state.put("apps", server.apps().all().stream().map(this::app).toList());
        state.put("jobs", server.jobs().all().stream().map(this::job).toList());
        state.put(
                "faults",
                server.faultPlan().all().stream().map(AdminView::fault).toList());
        state.put("violations", violations());
        state.put("exchanges", server.recorder().last());
        return state;
    }

    private String clock() {
        if (server.time() instanceof MockClock clock) {
            return clock.runs() ? "running" : "standing";
        }
        return "given";
    }

    private Map<String, Object> app(App app) {
        List<Map<String, @Nullable Object>> windows = new ArrayList<>();
        Apps.ENDPOINTS.forEach(
                endpoint -> windows.add(window(endpoint, server.apps().window(app, endpoint))));
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", app.name());
        told.put("windows", windows);
        return told;
    }

    private static Map<String, @Nullable Object> window(Call endpoint, RateWindow window) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("call", endpoint.name());
        told.put("limit", RateWindow.LIMIT);
        told.put("remaining", window.remaining());
        told.put("reset", window.reset().map(JobJson::written).orElse(null));
        return told;
    }

    private Map<String, Object> job(RemoteJob job) {
        RemoteJob.Fate fate = job.fate(server.time().instant());
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", job.id());
        told.put("app", job.app().name());
        told.put("type", job.order().type().word());
        job.order().name().ifPresent(name -> told.put("name", name));
        told.put("status", fate.status());
        told.put("resumable", job.order().resumable());
        told.put("created_at", JobJson.written(job.createdAt()));
        told.put("upload_expires_at", JobJson.written(job.uploadEnds()));
        told.put("download_expires_at", JobJson.written(job.downloadEnds()));
        job.submission().ifPresent(file -> told.put("uploaded_bytes", file.size()));
        fate.error().ifPresent(error -> told.put("error", error));
        return told;
    }

    private static Map<String, Object> fault(FaultPlan.Planned planned) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("fault", planned.fault().toString());
        told.put("struck", planned.struck());
        return told;
    }

    List<Map<String, Object>> violations() {
        return server.contractViolations().stream()
                .map(violation -> {
                    Map<String, Object> told = new LinkedHashMap<>();
                    told.put("rule", violation.rule().name());
                    told.put("at", time(violation.exchange().at()));
                    told.put("detail", detail(violation.exchange()));
                    return told;
                })
                .toList();
    }

    private static String detail(Exchange exchange) {
        String answer = exchange.status() == 0 ? "not answered" : "answered with " + exchange.status();
        return exchange.request().method() + " " + exchange.request().path() + " " + answer;
    }

    /** What X would say of these IDs now; nothing of those that are in compliance. */
    List<Map<String, Object>> verdicts(JobType type, List<String> ids) {
        Instant now = server.time().instant();
        List<Map<String, Object>> told = new ArrayList<>();
        for (String id : ids) {
            server.verdicts()
                    .on(type, Long.parseUnsignedLong(id), now)
                    .ifPresent(verdict -> told.add(verdict(id, verdict)));
        }
        return told;
    }

    private static Map<String, Object> verdict(String id, Verdict verdict) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", id);
        told.put("action", verdict.action());
        told.put("reason", verdict.reason());
        return told;
    }

    Map<String, Object> journal(long after) {
        List<Exchange> exchanges =
                server.journal().after(after).stream().limit(MOST_EXCHANGES).toList();
        long last = exchanges.isEmpty()
                ? after
                : exchanges.get(exchanges.size() - 1).number();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("exchanges", exchanges.stream().map(AdminView::exchange).toList());
        told.put("last", Math.min(last, server.recorder().last()));
        return told;
    }

    private static Map<String, Object> exchange(Exchange exchange) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("number", exchange.number());
        told.put("at", time(exchange.at()));
        told.put("call", exchange.call().name());
        told.put("method", exchange.request().method());
        told.put("path", exchange.request().path());
        told.put("status", exchange.status());
        told.put("request_bytes", exchange.request().bytes());
        told.put("answer_bytes", exchange.outcome().bytes());
        told.put("remark", exchange.outcome().remark());
        return told;
    }

    private static String time(Instant instant) {
        return JobJson.written(instant);
    }
}
