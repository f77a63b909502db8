package dev.heed.mock;

import dev.heed.mock.internal.jobs.Apps;
import dev.heed.mock.internal.jobs.JobJson;
import dev.heed.mock.internal.jobs.Jobs;
import dev.heed.mock.internal.jobs.OrderForm;
import dev.heed.mock.internal.jobs.Problems;
import dev.heed.mock.internal.jobs.RateWindow;
import dev.heed.mock.internal.jobs.Refusal;
import dev.heed.mock.internal.jobs.RemoteJob;
import dev.heed.mock.internal.wire.Answer;
import dev.heed.mock.internal.wire.Gzip;
import dev.heed.mock.internal.wire.Request;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The endpoints under {@code /2/compliance/jobs}. */
final class JobsApi {
    private static final String PATH = "/2/compliance/jobs";
    private static final String PICK = "compliance_job.fields";
    private static final List<String> STATUSES = List.of("created", "in_progress", "failed", "complete");

    private final Apps apps;
    private final Jobs jobs;
    private final JobJson json;
    private final Deliveries deliveries;
    private final Problems problems;
    private final InstantSource clock;
    private final Set<Variant> variants;

    JobsApi(Apps apps, Jobs jobs, JobJson json, Deliveries deliveries, InstantSource clock, Set<Variant> variants) {
        this.apps = apps;
        this.jobs = jobs;
        this.json = json;
        this.deliveries = deliveries;
        this.problems = new Problems(variants);
        this.clock = clock;
        this.variants = variants;
    }

    /** What a request asks for; unknown if X serves nothing there. */
    static Call callOf(Request request) {
        return switch (request.method() + " " + request.path().replaceFirst("^" + PATH + "/[^/]+$", PATH + "/:id")) {
            case "POST " + PATH -> Call.CREATE;
            case "GET " + PATH -> Call.LIST;
            case "GET " + PATH + "/:id" -> Call.GET;
            default -> Call.UNKNOWN;
        };
    }

    Answer answer(Call call, Request request, Strikes strikes) throws IOException {
        return Gzip.ifAsked(request, plain(call, request, strikes));
    }

    private Answer plain(Call call, Request request, Strikes strikes) throws IOException {
        if (call == Call.UNKNOWN) {
            return problems.notServed();
        }
        try {
            App app = apps.identify(request);
            RateWindow.State state = apps.window(app, call).take();
            return state.on(state.allowed() ? served(call, app, request, strikes) : problems.tooManyRequests());
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private Answer served(Call call, App app, Request request, Strikes strikes) throws IOException {
        try {
            return switch (call) {
                case CREATE -> create(app, request, strikes);
                case LIST -> list(app, request);
                default -> get(app, request, strikes);
            };
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private Answer create(App app, Request request, Strikes strikes) throws IOException, Refusal {
        Set<String> picked = picked(request, List.of(PICK));
        RemoteJob.Order order = new OrderForm(problems).read(request);
        strikes.before(jobs, app, order);
        Optional<RemoteJob> job = jobs.create(app, order);
        job.ifPresent(created -> strike(created, strikes));
        return job.map(created -> one(created, picked)).orElseGet(problems::conflict);
    }

    private void strike(RemoteJob job, Strikes strikes) {
        strikes.on(job);
        deliveries.twist(job, strikes.results());
    }

    private Answer list(App app, Request request) throws Refusal {
        Set<String> picked = picked(request, List.of("type", "status", PICK));
        JobType type = requiredType(request);
        Optional<String> status = status(request);
        Instant now = clock.instant();
        List<Map<String, Object>> found = jobs.all().stream()
                .filter(job -> job.app().equals(app) && job.order().type() == type)
                .filter(job -> status.isEmpty() || job.status(now).equals(status.get()))
                .map(job -> json.of(job, picked))
                .toList();
        Map<String, Object> body = new LinkedHashMap<>();
        if (!found.isEmpty()) {
            body.put("data", found);
        }
        if (!found.isEmpty() || !variants.contains(Variant.EMPTY_LIST_WITHOUT_META)) {
            body.put("meta", Map.of("result_count", found.size()));
        }
        return Answer.json(200, "application/json", body);
    }

    private JobType requiredType(Request request) throws Refusal {
        String type = request.parameter("type").orElse("");
        return JobType.of(type)
                .orElseThrow(() -> new Refusal(problems.invalid(
                        "type",
                        type,
                        type.isEmpty()
                                ? "The `type` query parameter can not be empty"
                                : "The `type` query parameter value [" + type + "] is not one of [tweets,users]")));
    }

    private Optional<String> status(Request request) throws Refusal {
        Optional<String> status = request.parameter("status");
        if (status.isPresent() && !STATUSES.contains(status.get())) {
            throw new Refusal(problems.invalid(
                    "status",
                    status.get(),
                    "The `status` query parameter value [" + status.get() + "] is not one of ["
                            + String.join(",", STATUSES) + "]"));
        }
        return status;
    }

    private Answer get(App app, Request request, Strikes strikes) throws Refusal {
        Set<String> picked = picked(request, List.of(PICK));
        String id = request.path().substring(PATH.length() + 1);
        if (!id.matches("[0-9]{1,19}")) {
            throw new Refusal(problems.invalid("id", id, "The `id` query parameter value [" + id + "] is not valid"));
        }
        Optional<RemoteJob> found = jobs.find(id).filter(job -> job.app().equals(app));
        if (found.isEmpty()) {
            return problems.jobNotFound(id);
        }
        RemoteJob job = found.get();
        strike(job, strikes);
        Answer answer = one(job, picked);
        return job.polledTooOften(clock.instant()) ? answer.against(Rule.POLLED_TOO_OFTEN) : answer;
    }

    /** The fields that were picked; all if none was. Refuses parameters that X does not know. */
    private Set<String> picked(Request request, List<String> known) throws Refusal {
        for (Map.Entry<String, String> parameter : request.parameters().entrySet()) {
            String name = parameter.getKey();
            if (!known.contains(name)) {
                throw new Refusal(problems.invalid(
                        name,
                        parameter.getValue(),
                        "The query parameter [" + name + "] is not one of [" + String.join(",", known) + "]"));
            }
        }
        Optional<String> fields = request.parameter(PICK);
        if (fields.isEmpty()) {
            return Set.copyOf(JobJson.FIELDS);
        }
        List<String> names = new ArrayList<>(List.of(fields.get().split(",", -1)));
        names.removeAll(JobJson.FIELDS);
        if (!names.isEmpty()) {
            throw new Refusal(problems.invalid(
                    PICK,
                    fields.get(),
                    "The `" + PICK + "` query parameter value [" + names.get(0) + "] is not one of ["
                            + String.join(",", JobJson.FIELDS) + "]"));
        }
        return Set.of(fields.get().split(",", -1));
    }

    private Answer one(RemoteJob job, Set<String> picked) {
        return Answer.json(200, "application/json", Map.of("data", json.of(job, picked)));
    }
}
