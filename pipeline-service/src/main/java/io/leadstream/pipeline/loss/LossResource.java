package io.leadstream.pipeline.loss;

import io.leadstream.rest.BadInput;
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
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The report on deals that were never won. */
@Path("/api/losses")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Losses", description = "Deals that were never won: how, where, and what was spent on them")
class LossResource {

    private static final Instant EVER = Instant.parse("0001-01-01T00:00:00Z");

    private static final String EXAMPLE = """
            {
              "won": 7,
              "neverWon": {"deals": 2, "inBase": "2400.00", "daysOpen": 45.50, "medianDaysOpen": 22.75, "evidence": 9,
                           "outboundActivities": 14, "inboundActivities": 6},
              "kinds": [
                {"kind": "COMPETITOR", "share": 0.5,
                 "spent": {"deals": 1, "inBase": "1200.00", "daysOpen": 40.00, "medianDaysOpen": 40.00, "evidence": 8,
                           "outboundActivities": 12, "inboundActivities": 6},
                 "reasons": [{"reason": "COMPETITOR", "deals": 1}], "competitors": [{"name": "Rival", "deals": 1}]}
              ],
              "stages": [
                {"stage": "NEED_CONFIRMED", "name": "Need confirmed", "phase": "SALE",
                 "spent": {"deals": 2, "inBase": "2400.00", "daysOpen": 45.50, "medianDaysOpen": 22.75, "evidence": 9,
                           "outboundActivities": 14, "inboundActivities": 6},
                 "kinds": {"COMPETITOR": 1, "DISQUALIFIED": 1}}
              ],
              "earlyDisqualification": {"disqualified": 1, "early": 1, "share": 1.0}
            }""";

    private final Losses losses;
    private final Clock clock;

    LossResource(Losses losses, Clock clock) {
        this.losses = losses;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(
            summary = "How deals were lost, where, and what was spent on those never won",
            description = "Of deals closed from a time on and before another; a date means its start. The four kinds of"
                    + " loss are told apart; UNTOLD are those of which only a reason such as PRICE is known. Early are"
                    + " disqualifications in a PREPARATION stage or the first SALE stage.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = LossReport.class),
                            examples = @ExampleObject(name = "two losses", value = EXAMPLE)))
    @StrictQuery
    @Transactional
    public LossReport get(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("pipeline") @Nullable String pipeline,
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("segment") @Nullable String segment) {
        int colon = segment == null ? -1 : segment.indexOf(':');
        if (segment != null && (colon < 1 || colon == segment.length() - 1)) {
            throw BadInput.of("segment", "must be a key and a value, such as product:GTX");
        }
        // a step may be dated a few minutes ahead
        Instant end = clock.instant().plusSeconds(600);
        return losses.report(new Losses.Asked(
                Objects.requireNonNullElse(Params.instant("from", from), EVER),
                Objects.requireNonNullElse(Params.instant("to", to), end),
                pipeline,
                owner,
                segment == null ? null : segment.substring(0, colon),
                segment == null ? null : segment.substring(colon + 1)));
    }
}
