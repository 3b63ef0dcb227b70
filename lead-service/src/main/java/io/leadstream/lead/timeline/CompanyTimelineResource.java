package io.leadstream.lead.timeline;

import io.leadstream.lead.card.Accounts;
import io.leadstream.rest.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All that happened to one company and its people. */
@Path("/api/companies")
@RunOnVirtualThread
@Tag(name = "Timeline")
public class CompanyTimelineResource {

    private final Accounts accounts;
    private final Timeline timeline;

    CompanyTimelineResource(Accounts accounts, Timeline timeline) {
        this.accounts = accounts;
        this.timeline = timeline;
    }

    @GET
    @Path("{id}/timeline")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(
            summary = "Everything that happened to the company and to all its leads, by its own time",
            description =
                    "What the timelines of its leads tell (those merged into them too), and the company's own changes, "
                            + "notes, comments, people who are no leads and deals, oldest first unless order=desc.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Page.class),
                            examples = @ExampleObject(name = "timeline", value = TimelineEntry.COMPANY_EXAMPLE)))
    public Page<TimelineEntry> read(@PathParam("id") UUID company, @BeanParam TimelinePage page) {
        accounts.requireExisting(company);
        return page.of(timeline, new Timeline.Of.OneCompany(company));
    }
}
