package io.leadstream.qualification.scoring;

import io.leadstream.rest.Problem;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the versions of the lead score refuse, as problems. */
class ModelRefusals {

    @ServerExceptionMapper
    Response modelCannotMove(ModelCannotMove refusal) {
        return Problem.of(409, "scoring-model-cannot-move", "Scoring model cannot move", detail(refusal))
                .with("from", refusal.from().name())
                .with("to", refusal.to())
                .with("allowed", refusal.from().allowed())
                .build()
                .toResponse();
    }

    private static String detail(ModelCannotMove refusal) {
        return "a scoring model that is %s cannot become %s"
                .formatted(refusal.from().name(), refusal.to());
    }
}
