package io.leadstream.forecast.rebuild;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Making the projection anew from the events, beside the live one. */
@Path("/api/rebuilds")
@RolesAllowed("admin")
@RunOnVirtualThread
@Tag(name = "Operations")
public class RebuildResource {

    private static final String EXAMPLE = """
            {"id":"0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01","state":"QUEUED",
             "progress":{"applied":0,"total":0,"share":0},"attempt":0,"requestedAt":"2026-04-01T10:00:00Z"}""";

    private final Rebuilds rebuilds;

    RebuildResource(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    /** A rebuild as the API shows it. */
    @Schema(name = "Rebuild")
    public record RebuildView(
            UUID id,

            @Schema(
                    examples = "RUNNING",
                    enumeration = {"QUEUED", "RUNNING", "DONE", "FAILED"})
            String state,

            ProgressView progress,

            @Schema(description = "How often it was begun; again after an instance ended in the middle")
            int attempt,

            @Schema(description = "Present when FAILED; ask for another one") @Nullable
            String failure,

            Instant requestedAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {

        static RebuildView of(Rebuild rebuild) {
            return new RebuildView(
                    rebuild.id(),
                    rebuild.state().name(),
                    ProgressView.of(rebuild),
                    rebuild.attempt(),
                    rebuild.failure(),
                    rebuild.requestedAt(),
                    rebuild.startedAt(),
                    rebuild.finishedAt());
        }
    }

    /** How far it is. */
    @Schema(name = "RebuildProgress")
    public record ProgressView(
            @Schema(description = "Events applied so far", examples = "12000")
            long applied,

            @Schema(description = "Events on the topics when it began", examples = "20000")
            long total,

            @Schema(examples = "0.6") double share) {

        static ProgressView of(Rebuild rebuild) {
            boolean done = rebuild.state() == Rebuild.State.DONE;
            double share = rebuild.total() == 0 ? 0 : (double) rebuild.applied() / rebuild.total();
            return new ProgressView(rebuild.applied(), rebuild.total(), done ? 1 : share);
        }
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Rebuild the projection from the events",
            description = "Replays the topics from offset 0 beside the live projection and switches over. Figures are "
                    + "the same before and after. One at a time: 409 while another is under way.")
    @APIResponse(
            responseCode = "202",
            description = "Queued; Location shows its state",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RebuildView.class),
                            examples = @ExampleObject(name = "queued", value = EXAMPLE)))
    public Response rebuild() {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        if (!rebuilds.add(id)) {
            throw Problem.of(
                            409,
                            "rebuild-is-under-way",
                            "A rebuild is under way",
                            "Another rebuild is under way; wait until it is done")
                    .with("rebuild", rebuilds.underWay().map(Rebuild::id).orElse(null))
                    .build();
        }
        return Response.accepted(RebuildView.of(rebuilds.find(id).orElseThrow()))
                .location(URI.create("/api/rebuilds/" + id))
                .build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "How far a rebuild is")
    public RebuildView show(@PathParam("id") String id) {
        return Optional.ofNullable(Params.uuid("id", id))
                .flatMap(rebuilds::find)
                .map(RebuildView::of)
                .orElseThrow(() -> Problem.notFound("rebuild " + id));
    }
}
