package io.leadstream.pipeline.committee;

import io.leadstream.pipeline.committee.CountCommittees.Question;
import io.leadstream.pipeline.committee.CountCommittees.Where;
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
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What committees of past deals tell. */
@Path("/api/committee")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Committee")
class CommitteeStatisticsResource {

    private static final Instant EVER = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final CountCommittees count;

    CommitteeStatisticsResource(CountCommittees count) {
        this.count = count;
    }

    @GET
    @Path("statistics")
    @StrictQuery
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(
            summary = "Which roles and titles are present in won and lost deals; win rate and cycle by coverage",
            description = "Of deals closed in [from, to), by their committee as it was known when they were closed, or"
                    + " with stage when they first entered it: what was written down later does not count. Coverage is"
                    + " the number of the eight roles that somebody was known to hold. Imported deals whose committee"
                    + " nobody wrote down are left out. Beside one another shares show what goes together, not what"
                    + " causes what.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = CommitteeStatistics.class),
                            examples = @ExampleObject(name = "two deals", value = CommitteeExamples.STATISTICS)))
    @Transactional
    public CommitteeStatistics statistics(
            @QueryParam("pipeline") @Nullable String pipeline,
            @QueryParam("segment") @Parameter(description = "by whose values to group, product say") @Nullable
                    String segment,
            @QueryParam("where") @Parameter(description = "only deals with this, product:GTX say") @Nullable
                    String where,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("stage") @Parameter(description = "as known on entering it; else on closing") @Nullable
                    String stage) {
        Instant begin = Params.instant("from", from);
        Instant end = Params.instant("to", to);
        return CommitteeStatistics.of(count.count(new Question(
                pipeline, segment, where(where), begin == null ? EVER : begin, end == null ? NEVER : end, stage)));
    }

    private static @Nullable Where where(@Nullable String where) {
        if (where == null) {
            return null;
        }
        int colon = where.indexOf(':');
        if (colon < 1 || colon == where.length() - 1) {
            throw BadInput.of("where", "must be a segment and its value, such as product:GTX");
        }
        return new Where(where.substring(0, colon), where.substring(colon + 1));
    }
}
