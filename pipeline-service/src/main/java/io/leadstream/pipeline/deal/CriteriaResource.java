package io.leadstream.pipeline.deal;

import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Pipelines;
import io.leadstream.rest.StrictQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A deal's exit criteria with what proves each. */
@Path("/api/deals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Evidence")
class CriteriaResource {

    /** More than any real deal has; all of it is in the list of evidence. */
    private static final int PIECES_READ = 1_000;

    private static final String EXAMPLE = """
            {"dealId": "0198f2a0-0000-7000-8000-00000000000a", "stage": "NEED_CONFIRMED", "stages": [
              {"stage": "NEED_CONFIRMED", "name": "Need confirmed", "open": 1, "criteria": [
                {"criterion": "timeline-stated", "text": "The buyer named the date by which it must be solved",
                 "inspectable": "the buyer's e-mail or the meeting's minutes", "minimumEvidence": 1, "kinds": [],
                 "expiresAfter": "P90D", "met": false, "expired": true, "why": "its evidence has expired",
                 "proof": [{"counts": false, "piece": {"id": "0198f2a0-0000-7000-8000-0000000000e1",
                    "stage": "NEED_CONFIRMED", "criterion": "timeline-stated", "kind": "EMAIL", "grade": "BUYER_STATEMENT",
                    "uri": "https://mail.example/m/4711", "occurredAt": "2026-08-01T15:00:00Z",
                    "knownAt": "2026-08-01T16:00:00Z", "recordedBy": "rep-7", "expiresAt": "2026-10-30T15:00:00Z"}}],
                 "evidence": "/api/deals/0198f2a0-0000-7000-8000-00000000000a/evidence?stage=NEED_CONFIRMED&criterion=timeline-stated"}
              ]}]}""";

    private final Deals deals;
    private final Pipelines pipelines;
    private final EvidenceFile file;
    private final FreeText freeText;
    private final Clock clock;

    CriteriaResource(Deals deals, Pipelines pipelines, EvidenceFile file, FreeText freeText, Clock clock) {
        this.deals = deals;
        this.pipelines = pipelines;
        this.file = file;
        this.freeText = freeText;
        this.clock = clock;
    }

    @GET
    @Path("{id}/criteria")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "The exit criteria of the deal's stages: which hold, and what a manager opens to see it",
            description = "Links and words (uri, note, reason) are shown to rep, manager and admin alone.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Criteria.class),
                            examples = @ExampleObject(name = "expired", value = EXAMPLE)))
    @Transactional
    public Criteria criteria(@PathParam("id") UUID id) {
        Deal deal = deals.get(id);
        Pipeline pipeline = pipelines.version(deal.pipeline(), deal.pipelineVersion());
        Instant now = clock.instant();
        return Criteria.of(
                deal, pipeline, file.newest(id, PIECES_READ), file.tallyOf(id, now), now, freeText.isForCaller());
    }
}
