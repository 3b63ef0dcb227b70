package io.leadstream.lead.capture;

import io.leadstream.rest.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.UUID;

/** Refused by the source's policy: the person is a lead already, or may be one of several. */
class DuplicateRefused extends HttpProblem {

    static final int STATUS = 409;
    static final String NAME = "duplicate-lead";
    static final String TITLE = "Duplicate lead";

    /**
     * @param candidates the leads that the person may be; none is named to whoever may not know
     */
    DuplicateRefused(List<UUID> candidates) {
        super(Problem.of(STATUS, NAME, TITLE, "the person is a lead already, and the source takes no duplicates")
                .with("candidates", candidates));
    }
}
