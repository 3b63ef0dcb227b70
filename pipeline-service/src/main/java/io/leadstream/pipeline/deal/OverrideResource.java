package io.leadstream.pipeline.deal;

import io.leadstream.rest.Cursor;
import io.leadstream.rest.Page;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What managers let pass unproved, and what became of it. */
@Path("/api/overrides")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Overrides", description = "What managers let pass unproved, and what became of it")
class OverrideResource {

    private static final String SUMMARY = """
            {"managers": [{"manager": "manager-2", "overrides": 7, "deals": 6, "won": 1, "lost": 4, "open": 1,
              "winRate": {"rate": 0.2, "low": 0.036224, "high": 0.624469, "n": 5}}]}""";

    private final Overrides overrides;
    private final FreeText freeText;

    OverrideResource(Overrides overrides, FreeText freeText) {
        this.overrides = overrides;
        this.freeText = freeText;
    }

    @Schema(name = "OverrideSummary")
    record Summary(List<Overrides.ManagerShown> managers) {}

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "Every override, the newest first",
            description =
                    "With the reason (for rep, manager and admin alone), what was not proved at that time, and what"
                            + " became of the deal. [from, to) by when it was made known; a date is its start in UTC.")
    @Transactional
    public Page<Overrides.OverrideShown> list(
            @QueryParam("manager") @Nullable String manager,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        return Page.of(
                overrides.page(filter(manager, from, to), place(after), size + 1).stream()
                        .map(o -> freeText.isForCaller() ? o : o.withoutFreeText())
                        .toList(),
                size,
                o -> Cursor.encode(o.knownAt().toString(), o.id().toString()));
    }

    @GET
    @Path("summary")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(summary = "Per manager: how many overrides, and how the deals ended")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Summary.class),
                            examples = @ExampleObject(name = "one manager", value = SUMMARY)))
    @Transactional
    public Summary summary(
            @QueryParam("manager") @Nullable String manager,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        return new Summary(overrides.summary(filter(manager, from, to)));
    }

    private static Overrides.Filter filter(@Nullable String manager, @Nullable String from, @Nullable String to) {
        return new Overrides.Filter(manager, Params.instant("from", from), Params.instant("to", to));
    }

    private static Overrides.@Nullable Place place(@Nullable String after) {
        if (after == null) {
            return null;
        }
        List<String> parts = Cursor.decode(after, 2);
        return new Overrides.Place((Instant) Cursor.time(parts.getFirst()), Cursor.id(parts.getLast()));
    }
}
