package io.leadstream.lead.capture;

import io.leadstream.rest.Problem;
import io.leadstream.rest.Violation;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;

/** Refused: the partner has brought somebody else under this id; which of the two it means only it can tell. */
class ExternalIdReused extends HttpProblem {

    static final String NAME = "external-id-reused";
    static final String TITLE = "External id reused";
    static final int STATUS = 422;
    static final List<Violation> VIOLATIONS =
            List.of(new Violation("externalId", "is known with another e-mail address"));

    ExternalIdReused() {
        super(Problem.of(STATUS, NAME, TITLE, "externalId: is known with another e-mail address")
                .with("violations", VIOLATIONS));
    }
}
