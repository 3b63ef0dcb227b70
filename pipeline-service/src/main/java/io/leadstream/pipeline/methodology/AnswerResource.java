package io.leadstream.pipeline.methodology;

import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.DealDesk;
import io.leadstream.pipeline.deal.FreeText;
import io.leadstream.pipeline.methodology.AnswerQuestion.Question;
import io.leadstream.pipeline.methodology.Answers.Answer;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Moments;
import io.leadstream.rest.Problem;
import io.leadstream.rest.StrictQuery;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A deal's playbooks, with what was answered. */
@Path("/api/deals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Playbooks")
class AnswerResource {

    private final DealDesk desk;
    private final Playbooks playbooks;
    private final Answers answers;
    private final AnswerQuestion answerQuestion;
    private final FreeText freeText;
    private final SecurityIdentity caller;
    private final Clock clock;

    AnswerResource(
            DealDesk desk,
            Playbooks playbooks,
            Answers answers,
            AnswerQuestion answerQuestion,
            FreeText freeText,
            SecurityIdentity caller,
            Clock clock) {
        this.desk = desk;
        this.playbooks = playbooks;
        this.answers = answers;
        this.answerQuestion = answerQuestion;
        this.freeText = freeText;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param occurredAt when it was learnt; now when left out */
    @Schema(name = "PlaybookAnswerRequest")
    record Given(
            @NotBlank @Size(max = 4000) String answer,
            @Nullable Instant occurredAt) {}

    /** An answer with those before it, the newest first. */
    @Schema(name = "PlaybookAnswerHistory")
    record WithHistory(Answer present, List<Answer> before) {}

    @GET
    @Path("{id}/playbook")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "The playbooks that a deal carries, question by question",
            description = "Those of its pipeline and of its stages, and those answered though nothing asks for them."
                    + " Answers are shown to rep, manager and admin alone.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = DealPlaybook.class),
                            examples = @ExampleObject(name = "SPIN", value = MethodologyExamples.DEAL_PLAYBOOK)))
    @Transactional
    public DealPlaybook of(@PathParam("id") UUID id) {
        DealDesk.Present deal = desk.get(id);
        return DealPlaybook.of(
                deal,
                playbooks.of(deal.pipeline().key()),
                answers.latest(id).stream().map(this::shown).toList());
    }

    @GET
    @Path("{id}/playbook/{methodology}/{question}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(summary = "What was answered to a question, and what before")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = WithHistory.class),
                            examples = @ExampleObject(name = "changed once", value = MethodologyExamples.ANSWERS)))
    @Transactional
    public Response answer(
            @PathParam("id") UUID id,
            @PathParam("methodology") String methodology,
            @PathParam("question") String question) {
        Question asked = question(desk.get(id).id(), methodology, question);
        List<Answer> history = answers.history(id, asked.methodology(), asked.element()).stream()
                .map(this::shown)
                .toList();
        if (history.isEmpty()) {
            throw Problem.notFound("an answer");
        }
        return Response.ok(new WithHistory(history.getFirst(), history.subList(1, history.size())))
                .header("ETag", EntityTags.tag(history.getFirst().version()))
                .build();
    }

    @PUT
    @Path("{id}/playbook/{methodology}/{question}")
    @RolesAllowed({"rep", "manager", "admin"})
    @StrictQuery
    @Operation(
            summary = "Answer a question of a playbook on a deal",
            description = "The answer before is kept. Needs If-Match once there is one. The deal's version stays.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Given.class),
                            examples = @ExampleObject(name = "an answer", value = MethodologyExamples.GIVEN)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Answer.class),
                            examples = @ExampleObject(name = "on file", value = MethodologyExamples.ANSWER)))
    public Response put(
            @PathParam("id") UUID id,
            @PathParam("methodology") String methodology,
            @PathParam("question") String question,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Given given) {
        Instant at = given.occurredAt() == null
                ? null
                : Moments.notInFuture(given.occurredAt(), "occurredAt", clock).truncatedTo(ChronoUnit.MICROS);
        return answered(answerQuestion.put(question(id, methodology, question), ifMatch, given.answer(), at, by()));
    }

    @DELETE
    @Path("{id}/playbook/{methodology}/{question}")
    @RolesAllowed({"rep", "manager", "admin"})
    @StrictQuery
    @Operation(summary = "Take an answer back; it stays in the history", description = "Needs If-Match.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Answer.class),
                            examples = @ExampleObject(name = "taken back", value = MethodologyExamples.TAKEN_BACK)))
    public Response takeBack(
            @PathParam("id") UUID id,
            @PathParam("methodology") String methodology,
            @PathParam("question") String question,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answered(answerQuestion.put(question(id, methodology, question), ifMatch, null, null, by()));
    }

    private By by() {
        return new By(caller.getPrincipal().getName(), clock.instant());
    }

    private static Question question(UUID deal, String methodology, String question) {
        return Catalogue.find(methodology)
                .flatMap(m -> m.element(question))
                .map(element -> new Question(deal, methodology, element.key()))
                .orElseThrow(() -> Problem.notFound("the question"));
    }

    private Answer shown(Answer answer) {
        return freeText.isForCaller() ? answer : answer.withoutFreeText();
    }

    private static Response answered(Answer answer) {
        return Response.ok(answer)
                .header("ETag", EntityTags.tag(answer.version()))
                .build();
    }
}
