package io.leadstream.pipeline.committee;

import io.leadstream.pipeline.deal.BuyerSegment;
import io.leadstream.pipeline.deal.CompanyProfiles;
import io.leadstream.pipeline.deal.DealDesk;
import io.leadstream.pipeline.deal.FreeText;
import io.leadstream.rest.StrictQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A deal's committee as a whole. */
@Path("/api/deals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Committee")
class CommitteeResource {

    private final DealDesk desk;
    private final Stakeholders stakeholders;
    private final CoverDeals cover;
    private final StageAttendances attendances;
    private final CompanyProfiles companies;
    private final PastRoles pastRoles;
    private final FreeText freeText;
    private final Clock clock;

    CommitteeResource(
            DealDesk desk,
            Stakeholders stakeholders,
            CoverDeals cover,
            StageAttendances attendances,
            CompanyProfiles companies,
            PastRoles pastRoles,
            FreeText freeText,
            Clock clock) {
        this.desk = desk;
        this.stakeholders = stakeholders;
        this.cover = cover;
        this.attendances = attendances;
        this.companies = companies;
        this.pastRoles = pastRoles;
        this.freeText = freeText;
        this.clock = clock;
    }

    @GET
    @Path("{id}/committee")
    @StrictQuery
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(
            summary = "Who is on the committee, now or as of any time",
            description =
                    "With who holds which role, and the shortest chain of introductions from somebody with whom we"
                            + " spoke to a decision maker.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = CommitteeView.class),
                            examples = @ExampleObject(name = "two people", value = CommitteeExamples.COMMITTEE)))
    @Transactional
    public CommitteeView committee(
            @PathParam("id") UUID id,
            @QueryParam("asOf") @Parameter(description = "a time, or a date, which means its end") @Nullable
                    String asOf) {
        UUID deal = desk.get(id).id();
        return CommitteeView.of(stakeholders.committee(deal, Times.asOf(asOf, clock)), freeText.isForCaller());
    }

    @GET
    @Path("{id}/committee/stages")
    @StrictQuery
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(
            summary = "Who was there at each stage, and which roles were present",
            description = "A stage that the deal entered twice is there twice. Of an imported deal the stages before"
                    + " its import are not shown.")
    @Transactional
    public StageAttendances.Report stages(@PathParam("id") UUID id) {
        return attendances.of(desk.get(id));
    }

    @GET
    @Path("{id}/coverage")
    @StrictQuery
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(
            summary = "How well the committee is known and won, with each risk and the next step for it",
            description = "Unknown roles are risk. A champion is silent who has not spoken with us for"
                    + " leadstream.committee.champion-silent-after (14 days).")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Coverage.class),
                            examples = @ExampleObject(name = "at risk", value = CommitteeExamples.COVERAGE)))
    @Transactional
    public Coverage coverage(
            @PathParam("id") UUID id,
            @QueryParam("asOf") @Parameter(description = "a time, or a date, which means its end") @Nullable
                    String asOf) {
        UUID deal = desk.get(id).id();
        return cover.at(deal, Times.asOf(asOf, clock));
    }

    @GET
    @Path("{id}/role-suggestions")
    @StrictQuery
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(
            summary = "Which roles the people of the deal may play, and whom to look for",
            description =
                    "By job function and seniority: what people of the same title played in past deals, added to a"
                            + " curated prior that counts as four people; each with a 90 % interval. What people at companies of"
                            + " the same industry and size played counts on top, shrunk towards all. Roles below one in five"
                            + " are left out.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = RoleSuggestions.class),
                            examples = @ExampleObject(name = "a finance chief", value = CommitteeExamples.SUGGESTIONS)))
    @Transactional
    public RoleSuggestions suggestions(@PathParam("id") UUID id) {
        DealDesk.Present deal = desk.get(id);
        BuyerSegment buyers = companies.segment(deal.companyId());
        return RoleSuggestions.of(
                stakeholders.committee(deal.id(), clock.instant()), buyers, pastRoles.byTitle(deal.id(), buyers));
    }
}
