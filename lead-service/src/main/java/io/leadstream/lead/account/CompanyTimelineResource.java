package io.leadstream.lead.account;

import io.leadstream.lead.account.CompanyTimeline.Entry;
import io.leadstream.lead.card.Accounts;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** All that happened at one company. */
@Path("/api/companies")
@RunOnVirtualThread
@Tag(name = "Timeline")
public class CompanyTimelineResource {

    private static final String EXAMPLE = """
            {"items":[
              {"id":"0199d2c4-7a10-7c3e-9b51-0f0f6f1ac701","type":"ACTIVITY","at":"2026-11-20T09:30:00Z","by":"rep-7",
               "leadId":"0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01","detail":{"type":"CALL","direction":"OUTBOUND"}},
              {"id":"0199d2c4-7a10-7c3e-9b51-0f0f6f1ac702","type":"COMPANY_CHANGE","at":"2026-11-20T10:00:00Z",
               "by":"rep-7","detail":{"targetAccount":{"from":false,"to":true}}}]}""";

    enum Order {
        ASC,
        DESC
    }

    private final Accounts accounts;
    private final CompanyTimeline timeline;

    CompanyTimelineResource(Accounts accounts, CompanyTimeline timeline) {
        this.accounts = accounts;
        this.timeline = timeline;
    }

    @GET
    @Path("{id}/timeline")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(
            summary = "Everything that happened to the company and to all its leads, by its own time",
            description = "Oldest first unless order=desc.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Page.class),
                            examples = @ExampleObject(name = "timeline", value = EXAMPLE)))
    public Page<Entry> read(
            @PathParam("id") UUID id,
            @QueryParam("types") @Parameter(description = "such as ACTIVITY,NOTE; all when absent") @Nullable
                    String types,
            @QueryParam("order") @Parameter(description = "asc or desc") @Nullable String order,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        accounts.requireExisting(id);
        int size = Page.limit(Params.integer("limit", limit));
        boolean newestFirst = Params.choice("order", order, Order.class) == Order.DESC;
        List<Entry> found = timeline.page(
                id,
                types,
                newestFirst,
                after == null ? null : position(Cursor.decode(after, 3), newestFirst),
                size + 1);
        return Page.of(
                found,
                size,
                last -> Cursor.encode(last.at().toString(), last.id().toString(), Boolean.toString(newestFirst)));
    }

    /** A cursor says in which direction it goes on. */
    private static CompanyTimeline.Position position(List<String> cursor, boolean newestFirst) {
        if (!cursor.get(2).equals(Boolean.toString(newestFirst))) {
            throw BadInput.of("after", "was given by a list in the other order");
        }
        return new CompanyTimeline.Position(
                Objects.requireNonNull(Params.instant("after", cursor.get(0))),
                Objects.requireNonNull(Params.uuid("after", cursor.get(1))));
    }
}
