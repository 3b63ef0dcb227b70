package io.leadstream.lead.capture;

import io.leadstream.rest.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** Refused: the record was written before the person was erased. */
class PersonIsErased extends HttpProblem {

    PersonIsErased() {
        super(Problem.of(
                409, "person-is-erased", "Person is erased", "the person was erased after this record was written"));
    }
}
