package io.leadstream.forecast.call;

import io.leadstream.forecast.call.Call.Kind;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.leadstream.rest.StrictQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What people say that a period will bring. */
@Path("/api/forecast-submissions")
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@RunOnVirtualThread
@Tag(name = "Submissions and overrides")
public class SubmissionResource {

    static final String REQUEST = """
            {"period":"2027-Q1","scope":"owner:rep-1","amount":{"amount":"120000.00","currency":"EUR"},
             "note":"without the framework agreement"}""";

    static final String EXAMPLE = """
            {"id":"0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01","person":"rep-1","period":"2027-Q1","scope":"owner:rep-1",
             "amount":{"amount":"120000.00","currency":"EUR"},"note":"without the framework agreement",
             "at":"2027-01-11T08:00:00Z","knownAt":"2027-01-11T08:00:00Z","by":"rep-1","stands":true}""";

    private static final String PAGE = "{\"items\":[" + EXAMPLE + "]}";

    private final Calls calls;
    private final EnterCalls enter;
    private final Speaker speaker;
    private final Clock clock;

    SubmissionResource(Calls calls, EnterCalls enter, Speaker speaker, Clock clock) {
        this.calls = calls;
        this.enter = enter;
        this.speaker = speaker;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @RolesAllowed({"rep", "manager", "admin"})
    @StrictQuery
    @Operation(
            summary = "Submit what a period will bring",
            description =
                    "For oneself (owner:<own subject>); a manager also for the teams that they answer for, and for"
                            + " all. It is kept for good; the next one takes its place. Admin may name person and at, to"
                            + " import what was submitted elsewhere.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Said.class),
                            examples = @ExampleObject(name = "submission", value = REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "Kept",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CallView.class),
                            examples = @ExampleObject(name = "submission", value = EXAMPLE)))
    public Response submit(@NotNull @Valid Said said) {
        String person = speaker.person(said);
        speaker.requireMaySubmit(said.scopeAsked());
        Call call = enter.add(Kind.SUBMISSION, person, said);
        return Response.created(URI.create("/api/forecast-submissions/" + call.id()))
                .entity(CallView.of(call, clock.instant()))
                .build();
    }

    @GET
    @StrictQuery
    @Operation(summary = "The submissions, the latest first", description = "Those said by asOf; all when left out.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "submissions", value = PAGE)))
    public Page<CallView> list(@BeanParam CallParams params) {
        Calls.Asked asked = params.asked(Kind.SUBMISSION, false, clock.instant());
        int size = params.limit();
        List<CallView> found = calls.page(asked, params.position(), size + 1).stream()
                .map(call -> CallView.of(call, asked.asOf()))
                .toList();
        return Page.of(found, size, CallParams::cursor);
    }

    @GET
    @Path("{id}")
    @StrictQuery
    @Operation(summary = "A submission")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "submission", value = EXAMPLE)))
    public CallView show(@PathParam("id") String id) {
        return Optional.ofNullable(Params.uuid("id", id))
                .flatMap(known -> calls.find(Kind.SUBMISSION, known))
                .map(call -> CallView.of(call, clock.instant()))
                .orElseThrow(() -> Problem.notFound("submission " + id));
    }
}
