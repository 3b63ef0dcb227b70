package io.leadstream.pipeline.similar;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.Params;
import io.leadstream.rest.StrictQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Closed deals that are like one at hand. */
@Path("/api/deals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Deals")
class SimilarDealResource {

    private static final int DEFAULT = 10;
    private static final int MOST = 50;

    private static final String EXAMPLE = """
            {
              "dealId": "0198f2a0-0000-7000-8000-00000000000a",
              "items": [
                {"id": "0198f2a0-0000-7000-8000-00000000000b", "name": "Beta, 50 seats", "pipeline": "standard",
                 "likeness": {"score": 75, "parts": [
                   {"criterion": "industry", "weight": 30, "alike": 1.0, "why": "both SOFTWARE"},
                   {"criterion": "size", "weight": 20, "alike": 0.5,
                    "why": "50-249 employees, the other 10-49, the next band"}]},
                 "outcome": "LOST", "closedAt": "2026-10-01T09:00:00Z", "daysOpen": 41.50, "inBase": "1200.00",
                 "workedOn": ["rep-7", "rep-8"],
                 "decided": {"stage": "PROPOSAL_REVIEWED", "kind": "COMPETITOR", "reason": "COMPETITOR",
                             "competitor": "Rival", "override": false, "evidence": [{"kind": "EMAIL", "pieces": 4}]},
                 "link": "/api/deals/0198f2a0-0000-7000-8000-00000000000b"}
              ]
            }""";

    private final SimilarDeals similarDeals;

    SimilarDealResource(SimilarDeals similarDeals) {
        this.similarDeals = similarDeals;
    }

    @GET
    @Path("{id}/similar")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(
            summary = "Closed deals that are like this one, the most alike first",
            description =
                    "Compared are industry, size of the company, product (the segment of that name), amount in the"
                            + " base currency, and the roles of the committee where they are known; each criterion says how"
                            + " alike it is and why. limit is 1 to 50, 10 by default. Notes are for who sells alone.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = SimilarDeal.Found.class),
                            examples = @ExampleObject(name = "one", value = EXAMPLE)))
    @StrictQuery
    @Transactional
    public SimilarDeal.Found get(@PathParam("id") UUID id, @QueryParam("limit") @Nullable String limit) {
        Integer asked = Params.integer("limit", limit);
        if (asked != null && (asked < 1 || asked > MOST)) {
            throw BadInput.of("limit", "must be between 1 and " + MOST);
        }
        return similarDeals.of(id, asked == null ? DEFAULT : asked);
    }
}
