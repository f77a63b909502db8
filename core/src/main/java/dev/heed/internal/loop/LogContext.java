package dev.heed.internal.loop;

import dev.heed.Job;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.slf4j.MDC;

/** Names the job that is worked on in every line that is logged meanwhile, as {@code run}, {@code job} and {@code slice}. */
final class LogContext {
    private LogContext() {}

    static Job during(Job job, UnaryOperator<Job> work) {
        Map<String, String> before = MDC.getCopyOfContextMap();
        MDC.put("run", job.key().run().toString());
        MDC.put("job", job.key().id().toString());
        MDC.put("slice", job.key().type().wireName() + " " + job.key().slice());
        try {
            return work.apply(job);
        } finally {
            MDC.setContextMap(before == null ? Map.of() : before);
        }
    }
}
