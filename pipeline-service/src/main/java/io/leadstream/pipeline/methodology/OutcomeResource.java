package io.leadstream.pipeline.methodology;

import io.leadstream.pipeline.methodology.MeasureDeals.Period;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Params;
import io.leadstream.rest.StrictQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whether it paid to sell as it was recommended. */
@Path("/api/methodologies")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Methodologies")
class OutcomeResource {

    private final Outcomes outcomes;
    private final Clock clock;

    OutcomeResource(Outcomes outcomes, Clock clock) {
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** How it ended in a period, its end not included. */
    @Schema(name = "MethodologyOutcomes")
    record Shown(String by, Instant from, Instant to, List<Outcomes.Group> groups) {}

    @GET
    @Path("outcomes")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "Win rate and cycle of closed deals where a methodology was followed, and where it was not",
            description =
                    "by=methodology: of deals that carried it as a playbook, or on which it was answered. by=approach:"
                            + " of deals opened while their segment was sold by it; followed is one of the methodologies that go with"
                            + " it. A methodology is followed when half of its questions are answered before the deal is closed."
                            + " What is followed is chosen by people: a difference need not be its effect.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Shown.class),
                            examples = @ExampleObject(name = "SPIN", value = MethodologyExamples.OUTCOMES)))
    @Transactional
    public Shown outcomes(
            @QueryParam("by") @Parameter(description = "approach, or methodology when left out") @Nullable String by,
            @QueryParam("pipeline") @Nullable String pipeline,
            @QueryParam("where") @Parameter(description = "a segment, such as product:GTX") @Nullable String where,
            @QueryParam("from") @Parameter(description = "closed from then on") @Nullable String from,
            @QueryParam("to") @Parameter(description = "closed before then") @Nullable String to) {
        var grouping = Objects.requireNonNullElse(
                Params.choice("by", by, Outcomes.Grouping.class), Outcomes.Grouping.METHODOLOGY);
        Instant begin = Objects.requireNonNullElse(Params.instant("from", from), Instant.EPOCH);
        Instant end = Objects.requireNonNullElse(Params.instant("to", to), clock.instant());
        if (!begin.isBefore(end)) {
            throw BadInput.of("from", "must be before to");
        }
        var segment = Segment.of(pipeline, where == null ? Map.of() : segment(where));
        return new Shown(
                grouping.name().toLowerCase(java.util.Locale.ROOT),
                begin,
                end,
                outcomes.of(grouping, segment, new Period(begin, end)));
    }

    private static Map<String, String> segment(String where) {
        int colon = where.indexOf(':');
        if (colon < 1 || colon == where.length() - 1) {
            throw BadInput.of("where", "must be a segment and its value, such as product:GTX");
        }
        return Map.of(where.substring(0, colon), where.substring(colon + 1));
    }
}
