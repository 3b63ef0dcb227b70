package io.leadstream.pipeline.methodology;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.pipeline.deal.By;
import io.leadstream.rest.CommandEvent;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.leadstream.rest.StrictQuery;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which approach, and with it which methodologies, fit what we sell. */
@Path("/api/methodologies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Methodologies")
class RecommendationResource {

    private static final Set<String> WHO_ADOPT = Set.of("manager", "revops", "admin");

    private final Recommend recommend;
    private final Recommendations recommendations;
    private final CommandEvent commandEvent;
    private final SecurityIdentity caller;
    private final Clock clock;

    RecommendationResource(
            Recommend recommend,
            Recommendations recommendations,
            CommandEvent commandEvent,
            SecurityIdentity caller,
            Clock clock) {
        this.recommend = recommend;
        this.recommendations = recommendations;
        this.commandEvent = commandEvent;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Path("recommendation")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(
            summary = "Recommend an approach and the methodologies that fit",
            description = "By figures given, or measured from our own won deals of the segment: the nearest row of"
                    + " GET /api/approaches is recommended. A distance is log10 of how far a figure lies outside the"
                    + " row's range, 0 inside; a row's is the mean of its figures', by their weights. What else is known"
                    + " shifts the distances, each with its reason. When no rep touches the sale it is self-service. With"
                    + " the cost of a rep it says what selling costs, also by the next simpler and the next more complex"
                    + " approach. Every recommendation is kept; with \"adopt\": true (manager, revops) the segment is"
                    + " sold by it from now on, is watched for drift and judged by outcomes.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = RecommendationRequest.class),
                            examples = @ExampleObject(name = "figures given", value = MethodologyExamples.ASKED)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = RecommendationView.class),
                            examples = @ExampleObject(name = "consultative", value = MethodologyExamples.RECOMMENDED)))
    @Idempotent
    public Response recommend(@NotNull @Valid RecommendationRequest request) {
        if (request.isAdopted() && WHO_ADOPT.stream().noneMatch(caller::hasRole)) {
            throw Problem.forbidden("by which approach a segment is sold is for manager and revops to decide");
        }
        RecommendationView made =
                recommend.make(request, new By(caller.getPrincipal().getName(), clock.instant()));
        commandEvent.about(made.id().toString());
        return Response.ok(made).build();
    }

    @GET
    @Path("recommendations")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(summary = "What was recommended, the newest first")
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "one", value = MethodologyExamples.RECOMMENDATIONS)))
    @Transactional
    public Page<Recommendations.Summary> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        UUID last = after == null ? null : Cursor.id(Cursor.decode(after, 1).getFirst());
        return Page.of(
                recommendations.page(last, size + 1),
                size,
                made -> Cursor.encode(made.id().toString()));
    }

    @GET
    @Path("recommendations/{id}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(summary = "A recommendation as it was made")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = RecommendationView.class),
                            examples = @ExampleObject(name = "consultative", value = MethodologyExamples.RECOMMENDED)))
    @Transactional
    public JsonNode one(@PathParam("id") UUID id) {
        return recommendations.find(id).orElseThrow(() -> Problem.notFound("the recommendation"));
    }
}
