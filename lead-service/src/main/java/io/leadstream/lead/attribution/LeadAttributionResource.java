package io.leadstream.lead.attribution;

import io.leadstream.lead.attribution.LeadTouches.After;
import io.leadstream.lead.attribution.LeadTouches.Origin;
import io.leadstream.lead.card.Cards;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where one lead came from. */
@Path("/api/leads")
@RunOnVirtualThread
@Tag(name = "Attribution")
public class LeadAttributionResource {

    private static final String EXAMPLE = """
            {"leadId":"01999999-0000-7000-8000-000000000001","touches":2,
             "first":{"leadId":"01999999-0000-7000-8000-000000000001","nr":1,"at":"2026-01-31T09:30:00Z","door":"REST","source":"ADVERTISING","medium":"cpc",
                      "campaign":"autumn-launch","landingPage":"https://acme.example/offer"},
             "last":{"leadId":"01999999-0000-7000-8000-000000000001","nr":2,"at":"2026-02-01T10:00:00Z","door":"REST","source":"WEB_FORM"},
             "sqlAt":"2026-02-03T10:00:00Z",
             "items":[{"leadId":"01999999-0000-7000-8000-000000000001","nr":1,"at":"2026-01-31T09:30:00Z","door":"REST","source":"ADVERTISING","medium":"cpc"},
                      {"leadId":"01999999-0000-7000-8000-000000000001","nr":2,"at":"2026-02-01T10:00:00Z","door":"REST","source":"WEB_FORM"}]}""";

    /**
     * Where a lead came from.
     *
     * @param touches how many there are
     * @param sqlAt when it became SQL, if it did
     * @param wonAt when a deal with it was won, if one was
     * @param items all touches, a page at a time
     */
    public record Attribution(
            UUID leadId,
            long touches,
            @Nullable Origin first,
            @Nullable Origin last,
            @Nullable Instant sqlAt,
            @Nullable Instant wonAt,
            List<Origin> items,
            @Nullable String next) {}

    private final Cards cards;
    private final LeadTouches touches;

    LeadAttributionResource(Cards cards, LeadTouches touches) {
        this.cards = cards;
        this.touches = touches;
    }

    @GET
    @Path("{id}/attribution")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "The lead's first, last and all touches, with source, medium, campaign, referrer and page")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Attribution.class),
                            examples = @ExampleObject(name = "attribution", value = EXAMPLE)))
    public Attribution get(
            @PathParam("id") UUID id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        List<UUID> family = cards.family(id);
        int size = Page.limit(Params.integer("limit", limit));
        Page<Origin> page = Page.of(
                touches.page(family, after == null ? After.NOTHING : read(Cursor.decode(after, 3)), size + 1),
                size,
                touch -> Cursor.encode(touch.at().toString(), touch.leadId().toString(), Integer.toString(touch.nr())));
        LeadTouches.Converted converted = touches.converted(id);
        return new Attribution(
                id,
                touches.count(family),
                touches.first(family).orElse(null),
                touches.last(family).orElse(null),
                converted.sqlAt(),
                converted.wonAt(),
                page.items(),
                page.next());
    }

    private static After read(List<String> cursor) {
        return new After(
                Objects.requireNonNull(Params.instant("after", cursor.get(0))),
                Objects.requireNonNull(Params.uuid("after", cursor.get(1))),
                Objects.requireNonNull(Params.integer("after", cursor.get(2))));
    }
}
