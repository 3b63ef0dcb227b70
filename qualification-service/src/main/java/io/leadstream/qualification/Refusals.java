package io.leadstream.qualification;

import io.leadstream.qualification.framework.Criterion;
import io.leadstream.qualification.lifecycle.CriteriaMissing;
import io.leadstream.qualification.lifecycle.LeadCannotMove;
import io.leadstream.qualification.lifecycle.LeadIsMerged;
import io.leadstream.qualification.lifecycle.LeadIsNotOffered;
import io.leadstream.qualification.lifecycle.LeadUnknown;
import io.leadstream.qualification.lifecycle.Lifecycle;
import io.leadstream.rest.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the domain refuses, as problems. */
class Refusals {

    /** One criterion that is still to be found out. */
    record Missing(String criterion, String text) {

        static Missing of(Criterion criterion) {
            return new Missing(criterion.key(), criterion.text());
        }
    }

    @ServerExceptionMapper
    Response leadUnknown(LeadUnknown refusal) {
        return Problem.notFoundYet("lead " + refusal.leadId()).toResponse();
    }

    @ServerExceptionMapper
    Response leadIsMerged(LeadIsMerged refusal) {
        return Problem.of(409, "lead-is-merged", "Lead is merged", String.valueOf(refusal.getMessage()))
                .with("mergedInto", refusal.survivor())
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    Response leadCannotMove(LeadCannotMove refusal) {
        HttpProblem problem = Problem.of(409, "lead-cannot-move", "Lead cannot move", detail(refusal))
                .with("from", refusal.from().name())
                .with("to", refusal.to())
                .with("allowed", refusal.from().allowed())
                .build();
        return problem.toResponse();
    }

    @ServerExceptionMapper
    Response leadIsNotOffered(LeadIsNotOffered refusal) {
        return Problem.of(409, "lead-is-not-offered", "Lead is not offered", String.valueOf(refusal.getMessage()))
                .with("from", refusal.from().name())
                .with("allowed", refusal.from().allowed())
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    Response criteriaMissing(CriteriaMissing refusal) {
        String detail = refusal.missing().size() + " criteria are still to be found out";
        return Problem.of(409, "criteria-missing", "Criteria are missing", detail)
                .with("from", refusal.from().name())
                .with("to", Lifecycle.SQL)
                .with("allowed", refusal.from().allowed())
                .with("missing", refusal.missing().stream().map(Missing::of).toList())
                .build()
                .toResponse();
    }

    private static String detail(LeadCannotMove refusal) {
        return "a lead cannot move from %s to %s".formatted(refusal.from().name(), refusal.to());
    }
}
