package io.leadstream.forecast.call;

import io.leadstream.forecast.call.Call.Kind;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.leadstream.rest.StrictQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What somebody sets beside the computed sum. It never changes that sum, and ends with its period. */
@Path("/api/forecast-overrides")
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@RunOnVirtualThread
@Tag(name = "Submissions and overrides")
public class OverrideResource {

    private static final String REQUEST = """
            {"period":"2027-Q1","scope":"team:emea","pipeline":"standard",
             "amount":{"amount":"900000.00","currency":"EUR"},"note":"the tender is decided in April"}""";

    private static final String EXAMPLE = """
            {"id":"0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b02","person":"manager-1","period":"2027-Q1","scope":"team:emea",
             "pipeline":"standard","amount":{"amount":"900000.00","currency":"EUR"},
             "note":"the tender is decided in April","at":"2027-01-12T08:00:00Z","knownAt":"2027-01-12T08:00:00Z",
             "by":"manager-1","stands":true}""";

    private static final String PAGE = "{\"items\":[" + EXAMPLE + "]}";

    private final Calls calls;
    private final EnterCalls enter;
    private final Speaker speaker;
    private final Clock clock;

    OverrideResource(Calls calls, EnterCalls enter, Speaker speaker, Clock clock) {
        this.calls = calls;
        this.enter = enter;
        this.speaker = speaker;
        this.clock = clock;
    }

    /** Why an override is withdrawn. */
    @Schema(name = "WithdrawalRequest")
    public record Withdraw(@Nullable @Size(max = 2_000) String note) {}

    @POST
    @Idempotent
    @RolesAllowed({"manager", "admin"})
    @StrictQuery
    @Operation(
            summary = "Set an amount beside the computed sum",
            description = "With a note that says why. It stands until the next one of its scope, its withdrawal or the"
                    + " end of its period.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Said.class),
                            examples = @ExampleObject(name = "override", value = REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "Kept",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CallView.class),
                            examples = @ExampleObject(name = "override", value = EXAMPLE)))
    public Response override(@NotNull @Valid Said said) {
        String person = speaker.person(said);
        speaker.requireTeam(said.scopeAsked());
        if (said.note() == null || said.note().isBlank()) {
            throw BadInput.of("note", "must say why");
        }
        Call call = enter.add(Kind.OVERRIDE, person, said);
        return Response.created(URI.create("/api/forecast-overrides/" + call.id()))
                .entity(CallView.of(call, clock.instant()))
                .build();
    }

    @POST
    @Path("{id}/withdrawal")
    @RolesAllowed({"manager", "admin"})
    @Idempotent
    @StrictQuery
    @Operation(
            summary = "Withdraw an override",
            description = "A fact of its own: figures as of before still show it. Again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "Withdrawn",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CallView.class),
                            examples = @ExampleObject(name = "override", value = EXAMPLE)))
    public Response withdraw(@PathParam("id") String id, @NotNull @Valid Withdraw withdraw) {
        Call withdrawn = enter.withdraw(find(id), withdraw.note());
        return Response.ok(CallView.of(withdrawn, clock.instant())).build();
    }

    @GET
    @StrictQuery
    @Operation(
            summary = "The overrides, the latest first",
            description = "Those set by asOf, as they were then; all when left out.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "overrides", value = PAGE)))
    public Page<CallView> list(
            @BeanParam CallParams params,
            @QueryParam("standing")
                    @Parameter(
                            description = "true: only those that stood then, neither withdrawn nor past their period")
                    @Nullable
                    String standing) {
        Calls.Asked asked = params.asked(Kind.OVERRIDE, isTrue(standing), clock.instant());
        int size = params.limit();
        List<CallView> found = calls.page(asked, params.position(), size + 1).stream()
                .map(call -> CallView.of(call, asked.asOf()))
                .toList();
        return Page.of(found, size, CallParams::cursor);
    }

    private static boolean isTrue(@Nullable String standing) {
        if (standing != null && !standing.equals("true") && !standing.equals("false")) {
            throw BadInput.of("standing", "must be true or false");
        }
        return "true".equals(standing);
    }

    @GET
    @Path("{id}")
    @StrictQuery
    @Operation(summary = "An override, with its withdrawal if there is one")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "override", value = EXAMPLE)))
    public CallView show(@PathParam("id") String id) {
        return CallView.of(find(id), clock.instant());
    }

    private Call find(String id) {
        return Optional.ofNullable(Params.uuid("id", id))
                .flatMap(known -> calls.find(Kind.OVERRIDE, known))
                .orElseThrow(() -> Problem.notFound("override " + id));
    }
}
