package io.leadstream.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.leadstream.messaging.Faults;
import io.leadstream.messaging.OutboxNotReady;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import java.io.CharConversionException;
import java.net.URI;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Gives every problem, whoever raised it, its stable type, its violations, and no word of the inside. */
@ApplicationScoped
class ProblemShape implements ProblemPostProcessor {

    private static final Logger LOG = Logger.getLogger(ProblemShape.class);

    /** Before the logger and the defaults of the library. */
    @Override
    public int priority() {
        return 110;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getType() != null) {
            return problem;
        }
        JsonProcessingException json = causeOf(context.cause, JsonProcessingException.class);
        if (json != null && problem.getStatusCode() < 500) {
            return JsonFaults.toBadInput(json);
        }
        if (causeOf(context.cause, CharConversionException.class) != null) {
            return BadInput.of("", "is not valid JSON: it is not UTF-8");
        }
        TooLarge tooLarge = causeOf(context.cause, TooLarge.class);
        if (tooLarge != null) {
            return tooLarge.toProblem();
        }
        if (context.cause instanceof ConstraintViolationException invalid) {
            return new BadInput(Json.violations(invalid.getConstraintViolations()));
        }
        return problem.getStatusCode() >= 500 ? unavailableOrInternal(problem, context.cause) : typed(problem);
    }

    private static HttpProblem unavailableOrInternal(HttpProblem problem, Throwable cause) {
        if (causeOf(cause, OutboxNotReady.class) != null) {
            return Problem.unavailable("events cannot be published yet; the service is starting", 1);
        }
        if (Faults.isInfrastructure(cause)) {
            return Problem.unavailable("a system that this service needs cannot be reached", 2);
        }
        LOG.error("a request failed inside", withoutMessages(cause));
        return typed(HttpProblem.builder()
                .withTitle(problem.getTitle())
                .withStatus(problem.getStatusCode())
                .build());
    }

    /** Where it failed, without the messages: those may repeat what a person sent us. */
    private static Throwable withoutMessages(Throwable fault) {
        Throwable cause = fault.getCause() == null ? null : withoutMessages(fault.getCause());
        var anonymous = new RuntimeException(fault.getClass().getName(), cause);
        anonymous.setStackTrace(fault.getStackTrace());
        return anonymous;
    }

    private static HttpProblem typed(HttpProblem problem) {
        String title = problem.getTitle() == null ? "error" : problem.getTitle();
        return HttpProblem.builder(problem)
                .withType(URI.create(
                        Problem.TYPE_PREFIX + title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-")))
                .build();
    }

    private static <T extends Throwable> @Nullable T causeOf(@Nullable Throwable fault, Class<T> type) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
