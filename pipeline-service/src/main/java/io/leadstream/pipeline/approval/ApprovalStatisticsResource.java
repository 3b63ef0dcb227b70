package io.leadstream.pipeline.approval;

import io.leadstream.pipeline.deal.BuyerSegment;
import io.leadstream.rest.StrictQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How long approvals take. */
@Path("/api/approval-paths")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Approval")
class ApprovalStatisticsResource {

    private final ApprovalPaths paths;

    ApprovalStatisticsResource(ApprovalPaths paths) {
        this.paths = paths;
    }

    @GET
    @Path("statistics")
    @StrictQuery
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(
            summary = "Days from oral approval to signature by path, and of each step beside what was expected",
            description = "Medians with a distribution-free interval (absent below 6 measurements), of the newest 2,000"
                    + " signed deals, of all companies or of those of an industry or a size.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ApprovalStatistics.class),
                            examples = @ExampleObject(name = "one path", value = ApprovalExamples.STATISTICS)))
    @Transactional
    public ApprovalStatistics statistics(
            @QueryParam("industry") @Parameter(description = "such as SOFTWARE; all when absent") @Nullable
                    String industry,
            @QueryParam("companySize") @Parameter(description = "such as 50-249; all when absent") @Nullable
                    String companySize) {
        var buyers = new BuyerSegment(industry, companySize);
        return ApprovalStatistics.of(buyers, paths.signed(buyers));
    }
}
