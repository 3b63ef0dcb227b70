package io.leadstream.qualification.override;

import io.leadstream.qualification.override.OverrideOutcomes.OfDirection;
import io.leadstream.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whether overriding by hand was right. */
@Path("/api/overrides/outcomes")
@RunOnVirtualThread
@Tag(name = "Overrides")
class OutcomesResource {

    /** How overridden leads converted; intervals are Wilson's at 95 %. */
    record Outcomes(Instant from, Instant to, List<OfDirection> groups) {}

    private final OverrideOutcomes outcomes;
    private final Clock clock;

    OutcomesResource(OverrideOutcomes outcomes, Clock clock) {
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(
            summary = "How overridden leads converted, against what the computed grade let expect",
            description =
                    "Of leads first overridden within [from, to); all time when absent. Predicted is how the leads"
                            + " of the same computed grade convert that nobody overrode.")
    public Outcomes read(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        Instant start = Params.instant("from", from);
        Instant end = Params.instant("to", to);
        Instant begin = start == null ? Instant.EPOCH : start;
        Instant until = end == null ? clock.instant() : end;
        return new Outcomes(begin, until, outcomes.within(begin, until));
    }
}
