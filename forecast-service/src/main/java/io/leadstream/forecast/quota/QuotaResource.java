package io.leadstream.forecast.quota;

import io.leadstream.forecast.definition.Definition;
import io.leadstream.forecast.definition.Keys;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.question.Period;
import io.leadstream.forecast.reading.MoneySaid;
import io.leadstream.forecast.reading.MoneyView;
import io.leadstream.forecast.reading.Periods;
import io.leadstream.forecast.team.Scope;
import io.leadstream.forecast.team.Scopes;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.leadstream.rest.StrictQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Quotas, as of any time. */
@Path("/api/quotas")
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@RunOnVirtualThread
@Tag(name = "Sales teams and quotas")
public class QuotaResource {

    private static final String REQUEST = """
            {"period":"2027-Q1","scope":"team:emea","pipeline":"standard",
             "amount":{"amount":"1500000.00","currency":"EUR"}}""";

    private static final String EXAMPLE = """
            {"id":"2027-q1-emea","period":"2027-Q1","scope":"team:emea","pipeline":"standard",
             "amount":{"amount":"1500000.00","currency":"EUR"},
             "version":1,"from":"2026-12-01T09:00:00Z","changedAt":"2026-12-01T09:00:00Z","changedBy":"revops-1"}""";

    private static final String PAGE = "{\"items\":[" + EXAMPLE + "]}";

    private final Quotas quotas;
    private final Clock clock;

    QuotaResource(Quotas quotas, Clock clock) {
        this.quotas = quotas;
        this.clock = clock;
    }

    /** A quota as it is said. */
    @Schema(name = "QuotaRequest")
    public record Said(
            @Schema(description = "A quarter or month", examples = "2027-Q1") @NotNull
            String period,

            @Schema(description = "all, team:<key> or owner:<person>", examples = "team:emea") @NotNull
            String scope,

            @Schema(description = "Whose deals count; those of all pipelines when left out")
            @Nullable
            @Size(min = 1, max = 200)
            String pipeline,

            @Schema(description = "More than 0, exact") @NotNull
            MoneySaid amount,

            @Schema(
                    description = "Since when it was known, a time, or a date for its start in UTC; now when left out."
                            + " Not before the present version's",
                    examples = "2026-12-01")
            @Nullable
            String from) {

        Quota quota() {
            Period ofPeriod = Periods.required("period", period);
            Scope ofScope = Scopes.required("scope", scope);
            Money money = amount.toMoney("amount");
            if (money.amount().signum() == 0) {
                throw BadInput.of("amount.amount", "must be more than 0");
            }
            return new Quota(ofPeriod, ofScope, pipeline, money);
        }
    }

    /** A quota as it is shown. */
    @Schema(name = "Quota")
    public record Shown(
            String id,
            String period,
            String scope,
            @Nullable String pipeline,
            MoneyView amount,
            long version,

            @Schema(description = "Since when it was known") Instant from,

            Instant changedAt,
            String changedBy,

            @Schema(description = "Among versions: true where it was taken away") @Nullable
            Boolean removed) {

        static Shown of(Definition<Quota> quota, boolean removed) {
            Quota body = quota.body();
            return new Shown(
                    quota.key(),
                    body.period().toString(),
                    body.scope().toString(),
                    body.pipeline(),
                    new MoneyView(body.amount().amount(), body.amount().currency()),
                    quota.version(),
                    quota.from(),
                    quota.knownAt(),
                    quota.by(),
                    removed ? Boolean.TRUE : null);
        }
    }

    @GET
    @StrictQuery
    @Operation(summary = "The quotas, by their id", description = "As they were at asOf; now when left out.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(mediaType = "application/json", examples = @ExampleObject(name = "quotas", value = PAGE)))
    public Page<Shown> list(
            @QueryParam("period") @Parameter(example = "2027-Q1") @Nullable String period,
            @QueryParam("scope") @Parameter(description = "all, team:<key> or owner:<person>") @Nullable String scope,
            @QueryParam("pipeline") @Nullable String pipeline,
            @QueryParam("asOf")
                    @Parameter(description = "A time, or a date for its end in UTC", example = "2027-01-31")
                    @Nullable
                    String asOf,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        String last = after == null ? null : Cursor.decode(after, 1).getFirst();
        var asked = new TreeMap<String, String>();
        Period ofPeriod = Periods.optional("period", period);
        Scope ofScope = Scopes.optional("scope", scope);
        if (ofPeriod != null) {
            asked.put("period", ofPeriod.toString());
        }
        if (ofScope != null) {
            asked.put("scope", ofScope.toString());
        }
        if (pipeline != null) {
            asked.put("pipeline", pipeline);
        }
        List<Shown> found = quotas.page(time(asOf), asked, last, size + 1).stream()
                .map(quota -> Shown.of(quota, false))
                .toList();
        return Page.of(found, size, quota -> Cursor.encode(quota.id()));
    }

    @GET
    @Path("{id}")
    @StrictQuery
    @Operation(summary = "A quota", description = "As it was at asOf; now when left out.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Shown.class),
                            examples = @ExampleObject(name = "quota", value = EXAMPLE)))
    public Response show(@PathParam("id") String id, @QueryParam("asOf") @Nullable String asOf) {
        return answer(quotas.find(id, time(asOf)).orElseThrow(() -> Problem.notFound("quota " + id)));
    }

    @GET
    @Path("{id}/versions")
    @StrictQuery
    @Operation(summary = "Every version of a quota, the newest first")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "versions", value = PAGE)))
    public Page<Shown> versions(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        long before = after == null
                ? Long.MAX_VALUE
                : Cursor.number(Cursor.decode(after, 1).getFirst());
        List<Shown> found = quotas.versions(id, before, size + 1).stream()
                .map(version -> Shown.of(version.definition(), version.removed()))
                .toList();
        return Page.of(found, size, quota -> Cursor.encode(Long.toString(quota.version())));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({"revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "Set a quota, or change it",
            description = "Needs If-Match where it is there already; the same again changes nothing. Earlier versions"
                    + " are kept, so that a forecast as of then sees the quota of then. 409 when another quota is about"
                    + " the same period, scope, pipeline and currency.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Said.class),
                            examples = @ExampleObject(name = "quota", value = REQUEST)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Shown.class),
                            examples = @ExampleObject(name = "quota", value = EXAMPLE)))
    public Response put(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull @Valid Said said) {
        return answer(quotas.put(Keys.checked("id", id), ifMatch, Params.instant("from", said.from()), said.quota()));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({"revops", "admin"})
    @StrictQuery
    @Operation(summary = "Take a quota away", description = "Needs If-Match. What it was stays readable as of then.")
    @APIResponse(responseCode = "204", description = "Taken away")
    public Response remove(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        quotas.remove(id, ifMatch);
        return Response.noContent().build();
    }

    private Instant time(@Nullable String asOf) {
        Instant given = Params.instantAtEnd("asOf", asOf);
        return given == null ? clock.instant() : given;
    }

    private static Response answer(Definition<Quota> quota) {
        return Response.ok(Shown.of(quota, false))
                .header("ETag", EntityTags.tag(quota.version()))
                .build();
    }
}
