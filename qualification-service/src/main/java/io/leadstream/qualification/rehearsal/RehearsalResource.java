package io.leadstream.qualification.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Rehearsals of versions of the lead score; one path with the versions, so that one router sees them. */
@Path("/api/scoring-models")
@RunOnVirtualThread
@Tag(name = "Rehearsals")
class RehearsalResource {

    /** How far back to rehearse. */
    record NewRehearsal(
            @Schema(description = "1 to 36, until now", examples = "6") @NotNull @Min(1) @Max(36) @Nullable
            Integer months) {}

    /** How far a rehearsal is, and what it found once it is done. */
    record RehearsalView(
            UUID id,
            @Schema(examples = "2") int version,

            @Schema(description = "The version in force, replayed beside it", examples = "1")
            int liveVersion,

            @Schema(examples = "6") int months,
            Instant from,
            Instant to,
            @Schema(examples = "DONE") Rehearsal.State state,

            @Schema(description = "Leads replayed so far", examples = "18250")
            long leads,

            Instant requestedAt,
            @Schema(examples = "marketing-1") String requestedBy,
            @Nullable Instant finishedAt,
            @Nullable String problem,
            @Nullable Findings result) {}

    private final RehearseModel rehearseModel;
    private final Rehearsals rehearsals;
    private final ObjectMapper mapper;
    private final SecurityIdentity caller;

    RehearsalResource(
            RehearseModel rehearseModel, Rehearsals rehearsals, ObjectMapper mapper, SecurityIdentity caller) {
        this.rehearseModel = rehearseModel;
        this.rehearsals = rehearsals;
        this.mapper = mapper;
        this.caller = caller;
    }

    @POST
    @Path("{version}/rehearsals")
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"marketing", "admin"})
    @Operation(
            summary = "Replay the last months through a version of the score",
            description =
                    "Beside the version in force, against what really became of the leads. Nothing live changes; a"
                            + " draft that was replayed to the end is REHEARSED. The latest 10 of a version are kept.")
    @APIResponse(responseCode = "202", description = "How far it is, as at Location")
    public Response rehearse(@PathParam("version") int version, @Valid @NotNull NewRehearsal body) {
        int months = body.months() == null ? 1 : body.months();
        Rehearsal rehearsal =
                rehearseModel.request(version, months, caller.getPrincipal().getName());
        return Response.accepted(view(rehearsal))
                .location(URI.create("/api/scoring-models/" + version + "/rehearsals/" + rehearsal.id()))
                .build();
    }

    @GET
    @Path("{version}/rehearsals/{id}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "How far a rehearsal is, and what it found")
    public RehearsalView read(@PathParam("version") int version, @PathParam("id") UUID id) {
        return view(find(version, id));
    }

    @GET
    @Path("{version}/rehearsals/{id}/leads")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "Who would have become MQL and when, by either version, and what really became of them")
    public Page<RehearsedLead> leads(
            @PathParam("version") int version,
            @PathParam("id") UUID id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        UUID from = after == null
                ? new UUID(0, 0)
                : Cursor.id(Cursor.decode(after, 1).getFirst());
        return Page.of(
                rehearsals.leads(find(version, id).id(), from, size + 1),
                size,
                lead -> Cursor.encode(lead.leadId().toString()));
    }

    private Rehearsal find(int version, UUID id) {
        return rehearsals.find(id, version).orElseThrow(() -> Problem.notFound("rehearsal " + id));
    }

    private RehearsalView view(Rehearsal rehearsal) {
        return new RehearsalView(
                rehearsal.id(),
                rehearsal.version(),
                rehearsal.liveVersion(),
                rehearsal.months(),
                rehearsal.from(),
                rehearsal.to(),
                rehearsal.state(),
                rehearsal.leads(),
                rehearsal.requestedAt(),
                rehearsal.requestedBy(),
                rehearsal.finishedAt(),
                rehearsal.problem(),
                findings(rehearsal.result()));
    }

    private @Nullable Findings findings(@Nullable String json) {
        try {
            return json == null ? null : mapper.readValue(json, Findings.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("findings that were kept can be read", e);
        }
    }
}
