package io.leadstream.lead.capture;

import io.leadstream.lead.card.Cards;
import io.leadstream.lead.card.RawJson;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Every capture of a lead, with the values that it offered. */
@Path("/api/leads")
@RunOnVirtualThread
@Tag(name = "Leads")
public class TouchResource {

    /**
     * One capture.
     *
     * @param nr 1 is the one that opened the card
     * @param door REST, KAFKA, FORM, WEBHOOK or IMPORT
     * @param source the key of the capture source
     * @param partner who brought it, when a partner did
     * @param externalId the sender's own id
     * @param offered the body, also what the card did not take over
     * @param leadId whose capture it was: the lead's own, or that of one merged into it
     */
    public record Touch(
            int nr,
            Instant at,
            String door,
            @Nullable String source,
            @Nullable String partner,
            @Nullable String externalId,
            RawJson offered,
            UUID leadId) {}

    private final Cards cards;
    private final Touches touches;
    private final RawSubmissions rawSubmissions;

    TouchResource(Cards cards, Touches touches, RawSubmissions rawSubmissions) {
        this.cards = cards;
        this.rawSubmissions = rawSubmissions;
        this.touches = touches;
    }

    @GET
    @Path("{id}/touches")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "The lead's captures, in their order, with the values that each offered")
    public Page<Touch> list(
            @PathParam("id") UUID leadId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        cards.requireExisting(leadId);
        int size = Page.limit(Params.integer("limit", limit));
        Touches.Place last = after == null ? Touches.Place.BEGINNING : place(Cursor.decode(after, 3));
        List<Touch> found = touches.of(leadId, last, size + 1);
        return Page.of(
                found,
                size,
                touch -> Cursor.encode(touch.at().toString(), touch.leadId().toString(), Integer.toString(touch.nr())));
    }

    private static Touches.Place place(List<String> cursor) {
        return new Touches.Place(
                Objects.requireNonNull(Params.instant("after", cursor.get(0))),
                Objects.requireNonNull(Params.uuid("after", cursor.get(1))),
                Objects.requireNonNull(Params.integer("after", cursor.get(2))));
    }

    @GET
    @Path("{id}/submissions")
    @RolesAllowed({"manager", "marketing", "admin"})
    @Operation(summary = "What web forms sent of the lead, as they sent it", description = "Kept for 30 days.")
    public Page<RawSubmissions.SubmissionView> submissions(
            @PathParam("id") UUID leadId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        cards.requireExisting(leadId);
        int size = Page.limit(Params.integer("limit", limit));
        UUID last = after == null
                ? null
                : Params.uuid("after", Cursor.decode(after, 1).getFirst());
        return Page.of(
                rawSubmissions.of(leadId, last, size + 1),
                size,
                kept -> Cursor.encode(kept.id().toString()));
    }
}
