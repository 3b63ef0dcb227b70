package io.leadstream.pipeline.methodology;

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
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The approaches under the methodologies' names. */
@Path("/api/approaches")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Methodologies")
class ApproachResource {

    private final Adoptions adoptions;

    ApproachResource(Adoptions adoptions) {
        this.adoptions = adoptions;
    }

    /**
     * By which approach a segment is sold.
     *
     * @param methodologies that go with it
     * @param found what the last look at its closed deals found; left out before the first
     * @param drift left out while the deals keep to the approach
     */
    @Schema(name = "AdoptedApproach")
    record Adopted(
            String segmentKey,
            @Nullable String pipeline,
            Map<String, String> segment,
            String approach,
            List<CatalogueView.Fitting> methodologies,
            UUID recommendation,
            String adoptedBy,
            Instant adoptedAt,
            Adoption.@Nullable Found found,
            @Nullable Drifted drift) {

        @Schema(name = "ApproachDrift")
        record Drifted(String to, Instant since) {}

        private static Adopted of(Adoption adoption) {
            Approach to = adoption.driftedTo();
            Instant since = adoption.driftedAt();
            return new Adopted(
                    adoption.segment().key(),
                    adoption.segment().pipeline(),
                    adoption.segment().values(),
                    adoption.approach().key(),
                    CatalogueView.Fitting.of(adoption.approach()),
                    adoption.recommendation(),
                    adoption.by(),
                    adoption.at(),
                    adoption.found(),
                    to == null || since == null ? null : new Drifted(to.key(), since));
        }
    }

    @GET
    @Path("adopted")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "By which approach each segment is sold, and whether its deals have left it",
            description = "Adopted by a recommendation with \"adopt\": true. A segment drifts when its deals won in the"
                    + " last 180 days, 10 at least, lie nearer to another approach by 0.1 or more; approach.drifted tells of"
                    + " it.")
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "drifted", value = MethodologyExamples.ADOPTED)))
    @Transactional
    public Page<Adopted> adopted(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        String last = after == null ? null : Cursor.decode(after, 1).getFirst();
        return Page.of(
                adoptions.page(last, size + 1).stream().map(Adopted::of).toList(),
                size,
                adopted -> Cursor.encode(adopted.segmentKey()));
    }

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "The five approaches, from the simplest to the most complex, with their figures",
            description =
                    "Self-service has none in the source, so figures is null. Months are taken as 365.25/12 days.")
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "two of five", value = MethodologyExamples.APPROACHES)))
    public Page<CatalogueView.Row> all(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        int last = after == null ? -1 : Cursor.whole(Cursor.decode(after, 1).getFirst());
        return Page.of(
                CatalogueView.Row.all().stream()
                        .filter(row -> Approach.of(row.key()).ordinal() > last)
                        .toList(),
                size,
                row -> Cursor.encode(Integer.toString(Approach.of(row.key()).ordinal())));
    }
}
