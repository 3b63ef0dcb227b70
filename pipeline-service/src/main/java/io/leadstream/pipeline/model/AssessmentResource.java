package io.leadstream.pipeline.model;

import io.leadstream.pipeline.model.Assessment.Answer;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Violation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which sales model a company has, and the pipeline that it composes. */
@Path("/api/sales-models")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Sales models", description = "Four questions, the model that they name, the pipeline that it composes")
class AssessmentResource {

    private static final String REQUEST = """
            {"inboundShare": 0.2, "existingRevenueShare": 0.4, "peoplePerSale": 3, "peoplePitchedPerAccount": 6}""";

    private static final String ANSWER = """
            {"dominant": "ACCOUNT_BASED", "secondary": ["TEAM", "OUTBOUND"],
             "dominanceRule": "Of the models that apply, the one that changes the process most dominates: …",
             "questions": [
               {"question": "EXISTING_CUSTOMERS", "field": "existingRevenueShare",
                "text": "Which share of revenue comes from existing customers? 0 to 1.", "answer": 0.4, "source": "GIVEN",
                "threshold": "at least 0.9: nearly all",
                "notEnough": "most is not enough: 0.6, or even 0.85, makes no relationship model",
                "reason": "0.4 does not reach the threshold (at least 0.9: nearly all): most is not enough: …"}],
             "pipeline": {"key": "proposed", "name": "Proposed", "standards": "refuse", "stages": [
               {"key": "TARGET_ACCOUNT_IDENTIFIED", "name": "Target account identified", "phase": "PREPARATION",
                "repAction": "Identify target account", "exitCriteria": [], "tasks": [], "repeatable": false}]}}""";

    private final MeasureSelling measure;
    private final Clock clock;

    AssessmentResource(MeasureSelling measure, Clock clock) {
        this.measure = measure;
        this.clock = clock;
    }

    /**
     * The answers, as far as they are given.
     *
     * @param onEverySale whether several people work on every sale, not only on important or difficult ones; true when
     *     left out
     * @param measure whether what is not given is measured from our own deals
     * @param from of the deals measured, by when they were opened or closed; all when left out
     * @param to not included; now when left out
     */
    @Schema(name = "SalesModelAnswers")
    record Request(
            @Nullable @DecimalMin("0") @DecimalMax("1") @Digits(integer = 5, fraction = 6)
            BigDecimal inboundShare,

            @Nullable @DecimalMin("0") @DecimalMax("1") @Digits(integer = 5, fraction = 6)
            BigDecimal existingRevenueShare,

            @Nullable @DecimalMin("0") @DecimalMax("1000") @Digits(integer = 5, fraction = 6)
            BigDecimal peoplePerSale,

            @Nullable Boolean onEverySale,

            @Nullable @DecimalMin("0") @DecimalMax("10000") @Digits(integer = 5, fraction = 6)
            BigDecimal peoplePitchedPerAccount,

            @Nullable Boolean measure,
            @Nullable Instant from,
            @Nullable Instant to,

            @Nullable
            @Pattern(
                    regexp = "[A-Za-z][A-Za-z0-9_.-]{0,59}",
                    message = "must be 1 to 60 letters, digits, '_', '-' or '.', the first a letter")
            String pipelineKey,

            @Nullable @Size(min = 1, max = 120) String pipelineName) {

        private @Nullable BigDecimal given(Question question) {
            return switch (question) {
                case LEAD_SOURCE -> inboundShare;
                case EXISTING_CUSTOMERS -> existingRevenueShare;
                case PEOPLE_PER_SALE -> peoplePerSale;
                case PEOPLE_PITCHED -> peoplePitchedPerAccount;
            };
        }
    }

    @POST
    @Path("assessment")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(
            summary = "Which sales model these answers name, and the pipeline that it composes",
            description =
                    "Each question is answered, or with measure it is measured from our own deals; what neither gives is"
                            + " asked for by name (400). The proposed pipeline meets the four standards and can be sent to"
                            + " POST /api/pipelines as it stands. Nothing is kept.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Request.class),
                            examples = @ExampleObject(name = "account-based team", value = REQUEST)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Assessment.class),
                            examples = @ExampleObject(name = "account-based", value = ANSWER)))
    @Transactional
    public Assessment assess(@NotNull @Valid Request request) {
        Map<Question, Answer> answers = new EnumMap<>(Question.class);
        List<Violation> asked = new ArrayList<>();
        for (Question question : Question.values()) {
            answer(question, request)
                    .ifPresentOrElse(
                            answer -> answers.put(question, answer),
                            () -> asked.add(new Violation(question.field(), lacking(question, request))));
        }
        if (!asked.isEmpty()) {
            throw new BadInput(asked);
        }
        return Assessment.of(
                answers,
                !Boolean.FALSE.equals(request.onEverySale()),
                request.pipelineKey() == null ? "proposed" : request.pipelineKey(),
                request.pipelineName() == null ? "Proposed" : request.pipelineName());
    }

    private Optional<Answer> answer(Question question, Request request) {
        BigDecimal given = request.given(question);
        if (given != null) {
            return Optional.of(new Answer(given, null));
        }
        Instant from = request.from() == null ? Instant.EPOCH : request.from();
        Instant to = request.to() == null ? clock.instant() : request.to();
        return Boolean.TRUE.equals(request.measure()) ? measure.answer(question, from, to) : Optional.empty();
    }

    private static String lacking(Question question, Request request) {
        return Boolean.TRUE.equals(request.measure())
                ? "must be given, our own deals do not tell: " + question.text()
                : "must be given, or measure be true: " + question.text();
    }
}
