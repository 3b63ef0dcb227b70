package io.leadstream.pipeline.rate;

import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.FillRates;
import io.leadstream.pipeline.deal.Rates;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.leadstream.rest.StrictQuery;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The dated table of exchange rates. */
@Path("/api/exchange-rates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Exchange rates", description = "What one unit of a currency is in the base currency, from a day on")
class RateResource {

    private static final String RATE = "\\d{1,9}(\\.\\d{1,10})?";

    private static final String EXAMPLE = """
            {"currency": "USD", "date": "2026-11-01", "rate": "0.92", "base": "EUR"}""";

    private final Rates rates;
    private final FillRates fillRates;
    private final SecurityIdentity caller;
    private final Clock clock;

    RateResource(Rates rates, FillRates fillRates, SecurityIdentity caller, Clock clock) {
        this.rates = rates;
        this.fillRates = fillRates;
        this.caller = caller;
        this.clock = clock;
    }

    /** A rate as it is said. */
    @Schema(name = "ExchangeRateRequest")
    record Said(
            @NotNull @Pattern(regexp = RATE, message = "must be a decimal such as 0.92, above 0 and below 10^9")
            String rate) {}

    /**
     * A rate as it is shown.
     *
     * @param date the day from which on it holds
     * @param rate units of the base currency for one of this
     */
    @Schema(name = "ExchangeRate")
    record Shown(String currency, LocalDate date, String rate, String base) {}

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(
            summary = "The rates, by currency and day, the latest day first",
            description = "Of one currency, or all.")
    @StrictQuery
    @Transactional
    public Page<Shown> list(
            @QueryParam("currency") @Nullable String currency,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        List<String> last = after == null ? null : Cursor.decode(after, 2);
        List<Rates.Rate> found = rates.page(
                currency,
                last == null ? null : last.getFirst(),
                last == null ? null : Cursor.day(last.getLast()),
                size + 1);
        return Page.of(
                found.stream().map(this::shown).toList(),
                size,
                rate -> Cursor.encode(rate.currency(), rate.date().toString()));
    }

    @GET
    @Path("{currency}/{date}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "The rate that holds on a day", description = "date is the day from which on it does.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Shown.class),
                            examples = @ExampleObject(name = "a rate", value = EXAMPLE)))
    @StrictQuery
    @Transactional
    public Response get(@PathParam("currency") String currency, @PathParam("date") String date) {
        return answer(rates.rateOn(currency(currency), day(date))
                .orElseThrow(() -> Problem.notFound("a rate of " + currency + " for that day")));
    }

    @PUT
    @Path("{currency}/{date}")
    @RolesAllowed({"revops", "admin"})
    @Operation(
            summary = "Say what a currency is worth from a day on",
            description =
                    "Needs If-Match where a rate of that very day is to be replaced. Amounts that were said before"
                            + " keep the rate of their day; those that had none get, soon after, the one that holds on"
                            + " the day on which they were said.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Said.class),
                            examples = @ExampleObject(name = "a rate", value = "{\"rate\": \"0.92\"}")))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Shown.class),
                            examples = @ExampleObject(name = "a rate", value = EXAMPLE)))
    @StrictQuery
    @Transactional
    public Response put(
            @PathParam("currency") String currency,
            @PathParam("date") String date,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Said said) {
        String code = currency(currency);
        LocalDate day = day(date);
        if (code.equals(rates.base())) {
            throw BadInput.of("currency", "must not be the base currency: its rate is 1");
        }
        var rate = new BigDecimal(said.rate());
        if (rate.signum() == 0) {
            throw BadInput.of("rate", "must be above 0");
        }
        Optional<Rates.Rate> before = rates.locked(code, day);
        before.ifPresent(known -> EntityTags.require(ifMatch, known.version()));
        if (before.isEmpty() && ifMatch != null) {
            throw Problem.of(412, "precondition-failed", "Precondition failed", "there is no rate of that day yet")
                    .build();
        }
        rates.put(code, day, rate);
        fillRates.order(code, new By(caller.getPrincipal().getName(), clock.instant()));
        return answer(rates.locked(code, day).orElseThrow());
    }

    private Response answer(Rates.Rate rate) {
        return Response.ok(shown(rate))
                .header("ETag", EntityTags.tag(rate.version()))
                .build();
    }

    private Shown shown(Rates.Rate rate) {
        return new Shown(rate.currency(), rate.day(), rate.rate().toPlainString(), rates.base());
    }

    private static String currency(String code) {
        try {
            if (Currency.getInstance(code).getDefaultFractionDigits() >= 0) {
                return code;
            }
        } catch (IllegalArgumentException e) {
            throw noCurrency();
        }
        throw noCurrency();
    }

    private static BadInput noCurrency() {
        return BadInput.of("currency", "must be a currency of ISO 4217 that is paid in");
    }

    private static LocalDate day(String date) {
        try {
            LocalDate day = LocalDate.parse(date);
            if (day.getYear() >= 1970 && day.getYear() <= 2199) {
                return day;
            }
        } catch (DateTimeException e) {
            throw noDay();
        }
        throw noDay();
    }

    private static BadInput noDay() {
        return BadInput.of("date", "must be a date of the years 1970 to 2199, such as 2026-01-31");
    }
}
