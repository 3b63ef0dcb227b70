package io.leadstream.pipeline.aftersale;

import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.Money;
import io.leadstream.pipeline.deal.Rates;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.StrictQuery;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whether customers are profitable. */
@Path("/api/profitability")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Profitability", description = "CAC, LTV, LTV:CAC, payback time and margins, by segment or company")
class ProfitabilityResource {

    private static final String NEW = """
            {"kind": "REP_COST_PER_MONTH", "validFrom": "2026-01-01",
             "amount": {"amount": "9000.00", "currency": "EUR"}}""";

    private static final String NEW_SHARE = """
            {"kind": "GROSS_MARGIN", "validFrom": "2026-01-01", "value": "0.72",
             "segment": {"name": "industry", "value": "MANUFACTURING"}}""";

    private static final String REPORT = """
            {"from": "2025-11-28", "to": "2026-11-28", "months": "11.992033", "currency": "EUR",
             "groups": [
               {"segment": "industry", "value": "MANUFACTURING",
                "counts": {"closed": 80, "won": 24, "wonWithoutAmount": 1, "revenue": "480000.00", "reps": "2.0000"},
                "inputs": {"GROSS_MARGIN": {"value": "0.72", "general": false}},
                "figures": {
                  "averageContractValue": {"value": "20000.00", "formula": "revenue / won"},
                  "cac": {"formula": "REP_COST_PER_MONTH / dealsWonPerRepPerMonth + marketingCostPerWonDeal",
                          "reason": "REP_COST_PER_MONTH is not given; MARKETING_COST_PER_MONTH is not given"}}}]}""";

    private final ProfitInputs inputs;
    private final ProfitReport report;
    private final Rates rates;
    private final SecurityIdentity caller;
    private final Clock clock;

    ProfitabilityResource(ProfitInputs inputs, ProfitReport report, Rates rates, SecurityIdentity caller, Clock clock) {
        this.inputs = inputs;
        this.report = report;
        this.rates = rates;
        this.caller = caller;
        this.clock = clock;
    }

    /** An input as it is sent: an amount, or a value, by its kind; of all where neither segment nor company is named. */
    record NewProfitInput(
            @NotNull ProfitInput kind,
            @NotNull LocalDate validFrom,
            @Nullable Money amount,

            @Nullable @Pattern(regexp = "\\d{1,6}(?:\\.\\d{1,8})?", message = "must be a decimal such as \"0.72\"")
            String value,

            @Nullable @Valid ProfitSegment segment,
            @Nullable UUID companyId) {

        BigDecimal number(String base) {
            boolean both = amount != null && value != null;
            if (both || (kind.isAmount() ? amount : value) == null) {
                throw BadInput.of(kind.isAmount() ? "amount" : "value", "must be given for " + kind + ", alone");
            }
            if (amount != null && !amount.currency().equals(base)) {
                throw BadInput.of("amount", "must be in the base currency, " + base);
            }
            BigDecimal number = amount == null ? new BigDecimal(value) : amount.amount();
            if (!kind.accepts(number)) {
                throw BadInput.of(kind.isAmount() ? "amount" : "value", kind.range());
            }
            return number;
        }

        ProfitInputs.Scope scope() {
            if (segment != null && companyId != null) {
                throw BadInput.of("companyId", "must not be given beside segment");
            }
            if (validFrom.getYear() < 1970 || validFrom.getYear() > 2199) {
                throw BadInput.of("validFrom", "must be between 1970 and 2199");
            }
            return new ProfitInputs.Scope(
                    segment == null ? null : segment.name, segment == null ? null : segment.value, companyId);
        }
    }

    /** A segment and its value. */
    record ProfitSegment(
            @NotBlank @Size(max = 40) String name,
            @NotBlank @Size(max = 200) String value) {}

    /** An input as it is shown. */
    record ProfitInputShown(
            UUID id,
            ProfitInput kind,
            String value,
            @Nullable String currency,
            LocalDate validFrom,
            @Nullable ProfitSegment segment,
            @Nullable UUID companyId,
            Instant recordedAt,
            String recordedBy) {}

    /** @param to the first day that counts no longer */
    record ProfitabilityReport(
            LocalDate from, LocalDate to, String months, String currency, List<ProfitReport.ProfitGroup> groups) {}

    @POST
    @Path("inputs")
    @RolesAllowed({"revops", "admin"})
    @StrictQuery
    @Idempotent
    @Operation(
            summary = "Say what reps, marketing and operation cost, what margin there is and how long customers stay",
            description =
                    "From a day on until the next of the same kind and scope; said again for the same day the later"
                            + " counts. Amounts in the base currency. Of a segment, a company, or all.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = NewProfitInput.class),
                            examples = {
                                @ExampleObject(name = "an amount of all", value = NEW),
                                @ExampleObject(name = "a share of a segment", value = NEW_SHARE)
                            }))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ProfitInputShown.class)))
    public Response add(@NotNull @Valid NewProfitInput request) {
        var by = new By(caller.getPrincipal().getName(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        BigDecimal number = request.number(rates.base());
        return Response.created(URI.create("/api/profitability/inputs"))
                .entity(shown(inputs.add(request.kind(), request.scope(), request.validFrom(), number, by)))
                .build();
    }

    @GET
    @Path("inputs")
    @RolesAllowed({"manager", "revops", "admin"})
    @StrictQuery
    @Operation(summary = "Everything that was said of costs and customers, the newest first")
    public Page<ProfitInputShown> list(
            @QueryParam("kind") @Schema(implementation = ProfitInput.class) @Nullable String kind,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        UUID last = after == null ? null : Cursor.id(Cursor.decode(after, 1).getFirst());
        ProfitInput wanted = Params.choice("kind", kind, ProfitInput.class);
        return Page.of(
                inputs.page(wanted, last, size + 1).stream().map(this::shown).toList(),
                size,
                input -> Cursor.encode(input.id().toString()));
    }

    @GET
    @RolesAllowed({"manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "CAC, LTV, LTV:CAC, payback time, operating and net margin, each with its formula",
            description =
                    "Of deals closed in the period, in the base currency, by inputs as they hold on its last day. A"
                            + " deal's amount is taken for a year's. Without an input the figure is absent and says why. Costs"
                            + " said of all are shared: marketing by won deals, operation by revenue; a rep by deals closed."
                            + " Shows the " + ProfitReport.MOST_GROUPS + " groups of the most revenue.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ProfitabilityReport.class),
                            examples = @ExampleObject(name = "by segment", value = REPORT)))
    public ProfitabilityReport report(
            @QueryParam("by")
                    @Parameter(description = "segment or company; all together when absent")
                    @Schema(implementation = ProfitReport.ProfitBy.class)
                    @Nullable
                    String by,
            @QueryParam("segment") @Parameter(description = "with by=segment: this one alone") @Nullable String segment,
            @QueryParam("from") @Parameter(description = "a day; a year before to when absent") @Nullable String from,
            @QueryParam("to")
                    @Parameter(description = "the first day that counts no longer; tomorrow when absent")
                    @Nullable
                    String to) {
        ProfitReport.ProfitBy grouping = Params.choice("by", by, ProfitReport.ProfitBy.class);
        if (segment != null && grouping != ProfitReport.ProfitBy.SEGMENT) {
            throw BadInput.of("segment", "needs by=segment");
        }
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        LocalDate end = day("to", to, today.plusDays(1));
        LocalDate start = day("from", from, end.minusYears(1));
        if (!start.isBefore(end)) {
            throw BadInput.of("from", "must be before to");
        }
        var question = new ProfitReport.Question(grouping, segment, start, end);
        return new ProfitabilityReport(
                start, end, question.months().toPlainString(), rates.base(), report.groups(question));
    }

    private static LocalDate day(String name, @Nullable String value, LocalDate absent) {
        Instant time = Params.instant(name, value);
        if (time == null) {
            return absent;
        }
        LocalDate day = time.atOffset(ZoneOffset.UTC).toLocalDate();
        if (day.getYear() < 1970 || day.getYear() > 2199) {
            throw BadInput.of(name, "must be between 1970 and 2199");
        }
        return day;
    }

    private ProfitInputShown shown(ProfitInputs.Said said) {
        ProfitInputs.Scope scope = said.scope();
        String segment = scope.segment();
        String value = scope.value();
        return new ProfitInputShown(
                said.id(),
                said.kind(),
                said.value().toPlainString(),
                said.kind().isAmount() ? rates.base() : null,
                said.validFrom(),
                segment == null || value == null ? null : new ProfitSegment(segment, value),
                scope.companyId(),
                said.recordedAt(),
                said.recordedBy());
    }
}
