package io.leadstream.forecast.committee;

import io.leadstream.forecast.history.Committee;
import io.leadstream.forecast.reading.Figure;
import io.leadstream.forecast.reading.FigureParams;
import io.leadstream.forecast.reading.Readings;
import io.leadstream.rest.Params;
import io.leadstream.rest.StrictQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whether deals whose buyers were known ended otherwise. */
@Path("/api/committee-coverage")
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@RunOnVirtualThread
@Tag(name = "Figures")
public class CommitteeResource {

    private final Readings readings;

    CommitteeResource(Readings readings) {
        this.readings = readings;
    }

    @GET
    @Figure(daily = true)
    @StrictQuery
    @Operation(
            summary = "Win rate, cycle length and conversion by what was known of the buying committee",
            description =
                    "Of the deals closed within [from, to) by the committee as it was known when they were closed, "
                            + "of open ones as it is known at asOf: for every role and risk, for the number of people and of "
                            + "roles. Win rates are compared exactly or by χ², cycle times of won deals by ranks "
                            + "(Kruskal-Wallis), and p-values are raised for having looked so many times (Holm). What goes "
                            + "together need not cause each other: of deals that go far, more becomes known. So stages tells "
                            + "of the deals that entered a stage within [from, to) what became of them by whether the role "
                            + "was known on entry. Imported deals of whose committee nothing was told are untold, and in no "
                            + "other count.")
    @APIResponse(
            responseCode = "200",
            description = "The figures, with their freshness",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CommitteeAnswer.class),
                            examples = @ExampleObject(name = "figures", value = CommitteeAnswer.EXAMPLE)))
    public CommitteeAnswer figures(
            @BeanParam FigureParams params,
            @QueryParam("role")
                    @Parameter(description = "Of stages: the role known on entry; DECISION_MAKER when left out")
                    @Schema(implementation = Committee.Role.class)
                    @Nullable
                    String role) {
        Committee.Role given = Params.choice("role", role, Committee.Role.class);
        Committee.Role asked = given == null ? Committee.Role.DECISION_MAKER : given;
        var counted =
                readings.of(params, reading -> CommitteeCoverage.counting(reading.ladder(), reading.question(), asked));
        return CommitteeAnswer.of(counted.reading(), asked, counted.figure());
    }
}
