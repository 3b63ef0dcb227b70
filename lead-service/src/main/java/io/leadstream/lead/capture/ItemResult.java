package io.leadstream.lead.capture;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of one of several leads.
 *
 * @param index its place, from 0
 * @param status as it would have been if it had come alone
 * @param problem why it was refused
 */
record ItemResult(
        int index,
        @Schema(examples = "201") int status,
        @Nullable UUID id,
        @Nullable Integer touches,
        @Nullable Map<String, Object> problem) {

    /** All of them, in their order. */
    record Results(List<ItemResult> results) {}

    static ItemResult of(int index, Attempt attempt) {
        return switch (attempt) {
            case Attempt.Taken taken -> of(index, taken.captured());
            case Attempt.Refused refused -> of(index, refused.reason());
        };
    }

    private static ItemResult of(int index, Captured captured) {
        int status =
                switch (captured.outcome()) {
                    case CREATED -> 201;
                    case TOUCHED, REPEATED -> 200;
                };
        return new ItemResult(index, status, captured.leadId(), captured.touches(), null);
    }

    private static ItemResult of(int index, HttpProblem reason) {
        var problem = new LinkedHashMap<String, Object>();
        put(problem, "type", reason.getType());
        put(problem, "title", reason.getTitle());
        put(problem, "status", reason.getStatusCode());
        put(problem, "detail", reason.getDetail());
        problem.putAll(reason.getParameters());
        return new ItemResult(index, reason.getStatusCode(), null, null, problem);
    }

    private static void put(Map<String, Object> problem, String member, @Nullable Object value) {
        if (value != null) {
            problem.put(member, value);
        }
    }
}
