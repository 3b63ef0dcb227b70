package io.leadstream.pipeline.deal;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says refusals as problems, in one place. */
class RefusalMapper {

    @ServerExceptionMapper
    Response toResponse(DealRefusal refusal) {
        return problem(refusal).toResponse();
    }

    static HttpProblem problem(DealRefusal refusal) {
        return switch (refusal) {
            case ExitCriteriaUnmet e ->
                Problem.of(409, "exit-criteria-unmet", "Exit criteria unmet", e.why())
                        .with("unmet", e.unmet())
                        .build();
            case DealCannotGoThere e ->
                Problem.of(409, "deal-cannot-go-there", "Deal cannot go there", e.why())
                        .with("from", e.from())
                        .with("allowed", e.allowed())
                        .build();
            case StageRuleForbids e ->
                Problem.of(409, "stage-rule", "A stage's rule forbids it", e.why())
                        .with("rule", e.rule())
                        .with("stages", e.stages())
                        .build();
            case ApprovalMissing e ->
                Problem.of(409, "approval-missing", "Approval missing", e.why())
                        .with("missing", e.missing())
                        .build();
            case LeadHasOpenDeal e ->
                Problem.of(409, "lead-has-open-deal", "Lead has an open deal", e.why())
                        .with("openDeal", e.openDeal())
                        .build();
            case LeadIsErased e ->
                Problem.of(409, "lead-is-erased", "Lead is erased", e.why()).build();
            case BeforeLastFact e -> BadInput.of("occurredAt", e.why());
        };
    }
}
