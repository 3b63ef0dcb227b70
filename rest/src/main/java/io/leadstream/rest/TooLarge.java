package io.leadstream.rest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;

/** The body has more bytes than the resource takes. */
class TooLarge extends IOException {

    private final long limit;

    TooLarge(long limit) {
        super("body over " + limit + " bytes");
        this.limit = limit;
    }

    HttpProblem toProblem() {
        return Problem.of(
                        413, "content-too-large", "Content too large", "the body may have at most " + limit + " bytes")
                .with("limit", limit)
                .build();
    }
}
