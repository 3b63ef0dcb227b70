package io.leadstream.qualification.returns;

import io.leadstream.qualification.returns.MarginRates.MarginRate;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.leadstream.rest.Texts;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Which share of a product's price is margin; {@code default} stands for products that have no rate of their own. */
@Path("/api/margin-rates")
@RunOnVirtualThread
@Tag(name = "Returns")
class MarginsResource {

    private static final int LONGEST = 100;

    record RateInput(
            @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 4) @Schema(examples = "0.35")
            BigDecimal rate) {}

    private final MarginRates rates;
    private final SecurityIdentity caller;

    MarginsResource(MarginRates rates, SecurityIdentity caller) {
        this.rates = rates;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(summary = "The margin rates by product; the default first, once it was set here")
    public Page<MarginRate> all(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        // the default is kept under the empty text: nothing but its own cursor is before it
        String from = after == null ? null : Cursor.decode(after, 1).getFirst();
        var found = rates.list(from, size + 1);
        return Page.of(found, size, last -> Cursor.encode(kept(last.product())));
    }

    @GET
    @Path("{product}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(summary = "A product's margin rate")
    public RestResponse<MarginRate> one(@PathParam("product") String product) {
        return answer(rates.find(checked(product)).orElseThrow(() -> Problem.notFound("a margin rate of its own")));
    }

    @PUT
    @Path("{product}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"revops", "marketing", "admin"})
    @Operation(
            summary = "Set a product's margin rate, or that of default",
            description = "The first of a product needs no If-Match; a change of it does.")
    @APIResponse(responseCode = "200", description = "The rate as it is now")
    @APIResponse(responseCode = "428", description = "It has a rate, and the request carries no If-Match")
    public RestResponse<MarginRate> set(
            @PathParam("product") String product,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull RateInput body) {
        String by = caller.getPrincipal().getName();
        return answer(rates.set(checked(product), ifMatch, body.rate(), by));
    }

    private static String checked(String product) {
        if (product.isBlank() || product.length() > LONGEST || !Texts.isStorable(product)) {
            throw BadInput.of("product", "must have 1 to " + LONGEST + " characters and not be blank");
        }
        return kept(product);
    }

    private static String kept(String product) {
        return product.equals("default") ? MarginRates.DEFAULT : product;
    }

    private static RestResponse<MarginRate> answer(MarginRate rate) {
        return ResponseBuilder.ok(rate)
                .header(HttpHeaders.ETAG, EntityTags.tag(rate.version()))
                .build();
    }
}
