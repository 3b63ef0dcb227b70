package io.leadstream.rest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;

/** Problems as RFC 9457 has them, each with a stable type. */
public final class Problem {

    static final String TYPE_PREFIX = "urn:leadstream:problem:";

    private Problem() {}

    /**
     * Begins a problem; {@code build()} makes it, to be thrown or answered.
     *
     * @param name the stable name, kebab-case: {@code urn:leadstream:problem:<name>}
     * @param title the same for every occurrence
     * @param detail this occurrence, for a person
     */
    public static HttpProblem.Builder of(int status, String name, String title, String detail) {
        return HttpProblem.builder()
                .withType(URI.create(TYPE_PREFIX + name))
                .withStatus(status)
                .withTitle(title)
                .withDetail(detail);
    }

    public static HttpProblem notFound(String what) {
        return of(404, "not-found", "Not found", what + " does not exist").build();
    }

    /** The same of what is told of by events: where it came into being a moment ago, they may be on their way. */
    public static HttpProblem notFoundYet(String what) {
        String detail =
                what + " does not exist, or is not known here yet: if it was made just now, try again, or name its"
                        + " Leadstream-Event as atLeast";
        return of(404, "not-found", "Not found", detail)
                .withHeader("Retry-After", 1)
                .build();
    }

    public static HttpProblem forbidden(String detail) {
        return of(403, "forbidden", "Forbidden", detail).build();
    }

    /** Refused for now; the same again may succeed after so many seconds. */
    public static HttpProblem unavailable(String detail, int retryAfterSeconds) {
        return of(503, "unavailable", "Unavailable for now", detail)
                .withHeader("Retry-After", retryAfterSeconds)
                .build();
    }
}
