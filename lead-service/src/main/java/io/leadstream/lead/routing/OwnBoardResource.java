package io.leadstream.lead.routing;

import io.leadstream.lead.routing.Documents.AbsenceDocument;
import io.leadstream.lead.routing.Documents.RepDocument;
import io.leadstream.lead.routing.Settings.Kind;
import io.leadstream.rest.BadInput;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What reps see of routing, and may say, for themselves. */
@Path("/api/routing/me")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "admin"})
@Tag(name = "Routing")
public class OwnBoardResource {

    /**
     * When no leads are wanted.
     *
     * @param from now unless given
     * @param to until it is withdrawn unless given
     */
    public record OptOut(
            @Nullable Instant from,

            @Schema(examples = "2026-12-01T08:00:00Z") @Nullable
            Instant to) {}

    private final RepBoard board;
    private final Settings settings;
    private final SecurityIdentity caller;
    private final Clock clock;

    OwnBoardResource(RepBoard board, Settings settings, SecurityIdentity caller, Clock clock) {
        this.board = board;
        this.settings = settings;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Where the caller stands: today's leads and capacity, absences, open leads, pools")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = RepBoard.View.class),
                            examples = @ExampleObject(name = "board", value = RepBoard.View.EXAMPLE)))
    public RepBoard.View get() {
        return board.of(caller.getPrincipal().getName());
    }

    @PUT
    @Path("opt-out")
    @Operation(
            summary = "Take no leads for a while",
            description = "From now, or later, to an end, or until it is withdrawn; beside absences that are set"
                    + " already. The same again changes nothing. Leads that the caller has stay the caller's.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = OptOut.class),
                            examples = @ExampleObject(name = "until", value = "{\"to\":\"2026-12-01T08:00:00Z\"}")))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = RepBoard.View.class),
                            examples = @ExampleObject(name = "board", value = RepBoard.View.EXAMPLE)))
    public RepBoard.View optOut(@Valid @NotNull OptOut asked) {
        Instant now = clock.instant();
        Instant from = Objects.requireNonNullElse(asked.from(), now);
        if (asked.to() != null && !asked.to().isAfter(from)) {
            throw BadInput.of("to", "must be after from");
        }
        var absence = new AbsenceDocument(from, asked.to());
        return changed(rep -> rep.with(absence, asked.from() == null));
    }

    @DELETE
    @Path("opt-out")
    @Operation(
            summary = "Take leads again",
            description = "Ends the absence that there is, and lets go of those to come. None is fine.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = RepBoard.View.class),
                            examples = @ExampleObject(name = "board", value = RepBoard.View.EXAMPLE)))
    public RepBoard.View optIn() {
        Instant now = clock.instant();
        return changed(rep -> rep.withoutAbsencesFrom(now));
    }

    private RepBoard.View changed(java.util.function.UnaryOperator<RepDocument> change) {
        String me = caller.getPrincipal().getName();
        settings.change(Kind.REP, me, RepDocument.class, RepDocument.UNLIMITED, change);
        return board.of(me);
    }
}
