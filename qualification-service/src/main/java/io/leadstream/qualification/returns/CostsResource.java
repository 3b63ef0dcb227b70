package io.leadstream.qualification.returns;

import io.leadstream.qualification.framework.Money;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** What leads cost. */
@Path("/api/lead-costs")
@RunOnVirtualThread
@Tag(name = "Returns")
class CostsResource {

    record MoneyView(
            @NotNull
            @Pattern(regexp = "\\d{1,15}(\\.\\d{1,4})?", message = "must be an amount such as \"1200.00\"")
            @Schema(examples = "1200.00")
            String amount,

            @NotNull @Size(min = 3, max = 3) @Schema(examples = "EUR")
            String currency) {}

    /** The cost of a source's leads in a period. */
    record CostInput(
            @NotNull
            @Pattern(regexp = "[A-Z][A-Z_]{1,39}", message = "must be a source such as WEB_FORM")
            @Schema(examples = "WEB_FORM")
            String source,

            @Pattern(regexp = "\\S(.{0,98}\\S)?", message = "must have at most 100 characters and not be blank")
            @Schema(description = "Absent for the source as a whole", examples = "spring")
            @Nullable
            String campaign,

            @NotNull @Schema(examples = "2026-03-01") LocalDate from,

            @NotNull @Schema(description = "Not included", examples = "2026-04-01")
            LocalDate to,

            @NotNull @Valid MoneyView cost) {}

    record CostView(
            UUID id,
            @Schema(examples = "WEB_FORM") String source,
            @Schema(examples = "spring") @Nullable String campaign,
            @Schema(examples = "2026-03-01") LocalDate from,
            @Schema(examples = "2026-04-01") LocalDate to,
            MoneyView cost,
            @Schema(examples = "marketing-1") String by,
            @Schema(examples = "2026-03-01T09:00:00Z") Instant at) {

        static CostView of(LeadCosts.Kept kept) {
            return new CostView(
                    kept.id(),
                    kept.source(),
                    kept.campaign(),
                    kept.from(),
                    kept.to(),
                    new MoneyView(
                            kept.cost().amount().toPlainString(), kept.cost().currency()),
                    kept.by(),
                    kept.at());
        }
    }

    private final LeadCosts costs;
    private final SecurityIdentity caller;

    CostsResource(LeadCosts costs, SecurityIdentity caller) {
        this.costs = costs;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(summary = "What leads cost, by the first day of the period")
    public Page<CostView> all(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        LocalDate day = LocalDate.of(1, 1, 1);
        UUID id = new UUID(0, 0);
        if (after != null) {
            var parts = Cursor.decode(after, 2);
            day = Cursor.day(parts.getFirst());
            id = Cursor.id(parts.get(1));
        }
        var found = costs.page(day, id, size + 1).stream().map(CostView::of).toList();
        return Page.of(
                found,
                size,
                last -> Cursor.encode(last.from().toString(), last.id().toString()));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(summary = "One cost")
    public RestResponse<CostView> one(@PathParam("id") UUID id) {
        return answer(costs.find(id).orElseThrow(() -> Problem.notFound("cost " + id)));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"revops", "marketing", "admin"})
    @Operation(
            summary = "Set what leads of a source and campaign cost in a period",
            description = "The first of a period needs no If-Match; a change of it does.")
    @APIResponse(responseCode = "200", description = "The cost as it is kept")
    @APIResponse(responseCode = "409", description = "Another period has some of these days: from, to, id")
    @APIResponse(responseCode = "428", description = "The period has a cost, and the request carries no If-Match")
    public RestResponse<CostView> set(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Valid @NotNull CostInput body) {
        if (body.from().getYear() < 1970 || body.from().getYear() > 2999) {
            throw BadInput.of("from", "must be within the years 1970 to 2999");
        }
        if (!body.from().isBefore(body.to()) || body.from().plusYears(5).isBefore(body.to())) {
            throw BadInput.of("to", "must be after from, by at most five years");
        }
        String campaign = body.campaign() == null ? "" : body.campaign();
        String by = caller.getPrincipal().getName();
        return answer(costs.set(body.source(), campaign, body.from(), body.to(), money(body.cost()), ifMatch, by));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({"revops", "marketing", "admin"})
    @Operation(summary = "Take a cost away")
    @APIResponse(responseCode = "204", description = "It is gone")
    public RestResponse<Void> delete(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        costs.delete(id, ifMatch);
        return RestResponse.noContent();
    }

    private static Money money(MoneyView given) {
        try {
            return new Money(new BigDecimal(given.amount()), given.currency());
        } catch (IllegalArgumentException refused) {
            throw BadInput.of("cost", String.valueOf(refused.getMessage()));
        }
    }

    private static RestResponse<CostView> answer(LeadCosts.Kept kept) {
        return ResponseBuilder.ok(CostView.of(kept))
                .header(HttpHeaders.ETAG, EntityTags.tag(kept.version()))
                .build();
    }
}
