package io.leadstream.pipeline.methodology;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.leadstream.pipeline.deal.Money;
import io.leadstream.pipeline.methodology.Situation.LeadOrigin;
import io.leadstream.pipeline.methodology.Situation.ProblemAwareness;
import io.leadstream.pipeline.methodology.Situation.ProductRange;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Violation;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a recommendation for.
 *
 * @param measure whether figures that are not given are measured; left out, they are when a segment or pipeline is named
 * @param from measured of deals closed from then on; a year ago when left out
 * @param to and before then; now when left out
 * @param usdPer how many USD a unit of another currency is worth; by today's rates when left out
 * @param grossMargin the share of the contract value that is left after delivering it
 * @param adopt sell the segment by it from now on: the manager's and revops'
 */
record RecommendationRequest(
        @Nullable @Size(min = 1, max = 60) String pipeline,

        @Nullable @Size(max = 5)
        Map<@Pattern(regexp = NAME, message = NAME_RULE) String, @NotBlank @Size(max = 200) String> segment,

        @Nullable @JsonDeserialize(using = AmountInUsd.class) @Schema(implementation = Money.class)
        Money averageContractValue,

        @Nullable @DecimalMin("0.01") @DecimalMax("36500") BigDecimal salesCycleDays,
        @Nullable @DecimalMin("0.001") @DecimalMax("100000") BigDecimal dealsPerRepPerMonth,
        @Nullable Boolean measure,
        @Nullable LocalDate from,
        @Nullable LocalDate to,

        @Nullable @Size(max = 50)
        Map<
                        @Pattern(regexp = "[A-Z]{3}", message = "must be currencies of ISO 4217") String,
                        @NotNull @DecimalMin("0.000001") @DecimalMax("1000000") BigDecimal>
                usdPer,

        @Nullable Boolean repTouches,
        @Nullable ProductRange productRange,
        @Nullable LeadOrigin leadOrigin,
        @Nullable @Min(1) @Max(1000) Integer deciders,
        @Nullable ProblemAwareness problemAwareness,
        @Nullable Boolean rfp,
        @Nullable Boolean proofOfConcept,

        @Nullable @JsonDeserialize(using = AmountInUsd.class) @Schema(implementation = Money.class)
        Money repCostPerMonth,

        @Nullable @JsonDeserialize(using = AmountInUsd.class) @Schema(implementation = Money.class)
        Money marketingCostPerWonDeal,

        @Nullable @DecimalMin("0") @DecimalMax("1") BigDecimal grossMargin,
        @Nullable Boolean adopt) {

    static final String NAME = "[A-Za-z][A-Za-z0-9_.-]{0,39}";
    static final String NAME_RULE = "must be 1 to 40 letters, digits, '_', '-' or '.', the first a letter";

    private static final Duration YEAR = Duration.ofDays(365);

    Segment of() {
        return Segment.of(pipeline, segment);
    }

    Situation situation() {
        return new Situation(repTouches, productRange, leadOrigin, deciders, problemAwareness, rfp, proofOfConcept);
    }

    boolean isMeasured() {
        return measure == null ? pipeline != null || segment != null : measure;
    }

    boolean isAdopted() {
        return Boolean.TRUE.equals(adopt);
    }

    Map<String, BigDecimal> ratesGiven() {
        return usdPer == null ? Map.of() : usdPer;
    }

    /** The figures that it gives, in USD and days. */
    Map<Dimension, Double> given(UsdRates rates) {
        var figures = new EnumMap<Dimension, Double>(Dimension.class);
        if (averageContractValue != null) {
            double value = inUsd("averageContractValue", averageContractValue, rates);
            if (value == 0) {
                throw BadInput.of("averageContractValue", "must be above 0");
            }
            figures.put(Dimension.AVERAGE_CONTRACT_VALUE, value);
        }
        if (salesCycleDays != null) {
            figures.put(Dimension.SALES_CYCLE_DAYS, salesCycleDays.doubleValue());
        }
        if (dealsPerRepPerMonth != null) {
            figures.put(Dimension.DEALS_PER_REP_PER_MONTH, dealsPerRepPerMonth.doubleValue());
        }
        return figures;
    }

    /** What selling costs, where the cost of a rep is given: it takes the contract value, too. */
    SellingCost.@Nullable Terms terms(@Nullable Double contractValue, UsdRates rates) {
        if (repCostPerMonth == null || contractValue == null) {
            return null;
        }
        return new SellingCost.Terms(
                contractValue,
                inUsd("repCostPerMonth", repCostPerMonth, rates),
                marketingCostPerWonDeal == null ? 0 : inUsd("marketingCostPerWonDeal", marketingCostPerWonDeal, rates),
                grossMargin == null ? null : grossMargin.doubleValue());
    }

    MeasureDeals.Period period(Instant now) {
        Instant end = to == null ? now : start(to);
        Instant begin = from == null ? end.minus(YEAR) : start(from);
        if (!begin.isBefore(end)) {
            throw BadInput.of("from", "must be before to");
        }
        return new MeasureDeals.Period(begin, end);
    }

    /** What keeps a choice from being made. */
    BadInput nothingKnown() {
        String why = isMeasured()
                ? "must be given: no deal of the segment was won in the period"
                : "must be given, or another figure; or be measured: name a segment, or send \"measure\":true";
        List<Violation> violations = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            violations.add(new Violation(dimension.field(), why));
        }
        return new BadInput(violations);
    }

    private static double inUsd(String field, Money money, UsdRates rates) {
        BigDecimal rate = rates.of(money.currency());
        if (rate == null) {
            throw BadInput.of(
                    field,
                    "must be in USD, or in a currency of which the rate is given or known: the table of approaches is in USD");
        }
        return money.amount().multiply(rate).doubleValue();
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
