package io.leadstream.lead.partner;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How well a partner keeps to the contract; the partner's own view, and the admin's. */
@Path("/api/partners/{partner}/conformance")
@RunOnVirtualThread
@RolesAllowed({"partner", "admin"})
@Tag(name = "Partners")
public class ConformanceResource {

    private static final int USUAL_DAYS = 30;

    private final OwnRecords own;
    private final Tallies tallies;
    private final Clock clock;

    ConformanceResource(OwnRecords own, Tallies tallies, Clock clock) {
        this.own = own;
        this.tallies = tallies;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "What became of a partner's records, by door, problem and field",
            description = "[from, to) in whole UTC days, the last 30 unless given, kept for 400."
                    + " read = accepted + repeated + rejected.")
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "report", value = Examples.CONFORMANCE)))
    public Conformance report(
            @PathParam("partner") String partner,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        own.require(partner);
        LocalDate end = to == null ? day(clock.instant()).plusDays(1) : date("to", to);
        LocalDate start = from == null ? end.minusDays(USUAL_DAYS) : date("from", from);
        if (!start.isBefore(end)) {
            throw BadInput.of("from", "must be before to");
        }
        return Conformance.of(partner, start, end, tallies.read(partner, start, end));
    }

    private static LocalDate date(String name, String value) {
        return day(Objects.requireNonNull(Params.instant(name, value)));
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
