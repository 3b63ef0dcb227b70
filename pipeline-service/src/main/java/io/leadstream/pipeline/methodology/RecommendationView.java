package io.leadstream.pipeline.methodology;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstream.pipeline.methodology.MeasureDeals.Measured;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A recommendation as it is shown and kept.
 *
 * @param because what speaks for it
 * @param runnerUp the approach that is nearly as near; left out when there is none
 * @param inUse the approach that the segment is sold by now; left out when none was adopted
 * @param cost left out where the cost of a rep or the contract value is not known
 */
@Schema(name = "Recommendation")
record RecommendationView(
        UUID id,
        Instant at,
        @Nullable String pipeline,
        Map<String, String> segment,
        String approach,
        String because,
        @Nullable String runnerUp,
        @Nullable String inUse,
        List<Figure> figures,
        List<Row> distances,
        List<ShiftShown> shifts,
        List<CatalogueView.Fitting> methodologies,
        @Nullable Cost cost,
        @Nullable Other tooSimple,
        @Nullable Other tooComplex,
        boolean adopted) {

    /**
     * A figure that it was chosen by.
     *
     * @param basis {@code given} or {@code measured}
     * @param n of how many deals it was measured
     * @param leftOut deals that could not count: without an amount, or in a currency of which no rate was given
     */
    @Schema(name = "RecommendationFigure")
    record Figure(
            String figure,
            double value,
            String basis,
            @Nullable String how,
            @Nullable Long n,
            @Nullable Long leftOut,
            @Nullable Long reps,
            @Nullable Double repMonths) {

        static Figure given(Dimension dimension, double value) {
            return new Figure(dimension.field(), rounded(value), "given", null, null, null, null, null);
        }

        static Figure measured(Dimension dimension, double value, Measured measured) {
            boolean ofReps = dimension == Dimension.DEALS_PER_REP_PER_MONTH;
            return new Figure(
                    dimension.field(),
                    rounded(value),
                    "measured",
                    Measured.how(dimension),
                    measured.of(dimension),
                    dimension == Dimension.AVERAGE_CONTRACT_VALUE ? measured.leftOut() : null,
                    ofReps ? measured.reps() : null,
                    ofReps ? rounded(measured.repMonths()) : null);
        }
    }

    /**
     * How far an approach is.
     *
     * @param distance in powers of ten; null for self-service, of which the source has no figures
     * @param shifted the same with what else is known; the least is recommended
     */
    @Schema(name = "ApproachDistance")
    record Row(
            String approach,
            @JsonInclude @Nullable Double distance,
            @JsonInclude @Nullable Double shifted,
            List<Part> dimensions) {

        static Row of(Choice.Row row) {
            Distance distance = row.distance();
            Double shifted = row.shifted();
            return new Row(
                    row.approach().key(),
                    distance == null ? null : rounded(distance.total()),
                    shifted == null ? null : rounded(shifted),
                    distance == null
                            ? List.of()
                            : distance.parts().stream().map(Part::of).toList());
        }
    }

    /** The distance in one figure, from the range that the table gives for it. */
    @Schema(name = "FigureDistance")
    record Part(
            String figure,
            double given,
            String range,
            @Nullable Double low,
            @Nullable Double high,
            double distance,
            double weight) {

        static Part of(Distance.Part part) {
            Range range = part.figure().range();
            return new Part(
                    part.dimension().field(),
                    rounded(part.given()),
                    part.figure().text(),
                    range.low() == 0 ? null : rounded(range.low()),
                    Double.isInfinite(range.high()) ? null : rounded(range.high()),
                    rounded(part.distance()),
                    part.figure().weight());
        }
    }

    @Schema(name = "ApproachShift")
    record ShiftShown(String input, String approach, double by, String reason) {

        static ShiftShown of(Shift shift) {
            return new ShiftShown(shift.input(), shift.approach().key(), shift.by(), shift.reason());
        }
    }

    /** USD, below 0 where it is a loss. */
    @Schema(name = "SignedAmount")
    record Amount(String amount, String currency) {

        static Amount of(double usd) {
            return new Amount(
                    new BigDecimal(usd).setScale(2, RoundingMode.HALF_UP).toPlainString(), "USD");
        }
    }

    /**
     * What a won deal costs to sell: rep cost per month ÷ deals won per rep per month + marketing cost per won deal.
     *
     * @param assumedDeals the deals per rep and month are the table's, for they are neither given nor measured
     * @param shareOfContractValue CAC ÷ contract value
     * @param marginAfterSelling gross margin less that share; without a gross margin what selling leaves of the value
     * @param contribution what a won deal leaves after it
     */
    @Schema(name = "SellingCost")
    record Cost(
            Amount cac,
            double dealsPerRepPerMonth,
            boolean assumedDeals,
            double shareOfContractValue,
            double marginAfterSelling,
            Amount contribution,
            List<String> warnings) {}

    /**
     * What another approach would cost.
     *
     * @param extraPerDeal how much dearer a won deal is; below 0 how much cheaper
     * @param lossBreakEven the share of won deals that may be lost before the cheaper approach earns less
     */
    @Schema(name = "OtherApproach")
    record Other(
            String approach,
            String effect,
            @Nullable Amount cac,
            @Nullable Amount extraPerDeal,
            @Nullable Double shareOfContractValue,
            @Nullable Double marginAfterSelling,
            @Nullable Double lossBreakEven) {

        static final String TOO_SIMPLE = "too simple: deals are lost whose buyers want help";
        static final String TOO_COMPLEX =
                "too complex: the cost of acquisition rises, and with small customers it takes the profit";

        private static Other unpriced(Approach approach, String effect) {
            return new Other(approach.key(), effect, null, null, null, null, null);
        }

        private static Other of(SellingCost.Other other, String effect, SellingCost now, SellingCost.Terms terms) {
            Double breakEven = other.lossBreakEven();
            return new Other(
                    other.approach().key(),
                    effect,
                    Amount.of(other.cost().cac()),
                    Amount.of(other.cost().cac() - now.cac()),
                    rounded(other.cost().share()),
                    rounded(other.cost().contribution() / terms.contractValue()),
                    breakEven == null ? null : rounded(breakEven));
        }
    }

    /** What it costs by the approach chosen, and by its neighbours; without prices where the costs are not known. */
    record Prices(
            @Nullable Cost cost,
            @Nullable Other tooSimple,
            @Nullable Other tooComplex) {

        static Prices of(Approach approach, Map<Dimension, Double> figures, SellingCost.@Nullable Terms terms) {
            if (terms == null) {
                return new Prices(
                        null,
                        approach.simpler()
                                .map(other -> Other.unpriced(other, Other.TOO_SIMPLE))
                                .orElse(null),
                        approach.moreComplex()
                                .map(other -> Other.unpriced(other, Other.TOO_COMPLEX))
                                .orElse(null));
            }
            Double known = figures.get(Dimension.DEALS_PER_REP_PER_MONTH);
            double deals = known == null ? SellingCost.dealsOf(approach) : known;
            SellingCost now = SellingCost.of(terms, approach, deals);
            Cost cost = new Cost(
                    Amount.of(now.cac()),
                    Double.isInfinite(deals) ? 0 : rounded(deals),
                    known == null,
                    rounded(now.share()),
                    rounded(now.contribution() / terms.contractValue()),
                    Amount.of(now.contribution()),
                    now.warnings());
            return new Prices(
                    cost,
                    priced(now.tooSimple(terms, approach, deals), Other.TOO_SIMPLE, now, terms),
                    priced(now.tooComplex(terms, approach, deals), Other.TOO_COMPLEX, now, terms));
        }

        private static @Nullable Other priced(
                Optional<SellingCost.Other> other, String effect, SellingCost now, SellingCost.Terms terms) {
            return other.map(o -> Other.of(o, effect, now, terms)).orElse(null);
        }
    }

    static List<Figure> figures(Map<Dimension, Double> given, Map<Dimension, Double> all, @Nullable Measured measured) {
        return Stream.of(Dimension.values())
                .filter(all::containsKey)
                .map(dimension -> {
                    double value = java.util.Objects.requireNonNull(all.get(dimension));
                    return given.containsKey(dimension) || measured == null
                            ? Figure.given(dimension, value)
                            : Figure.measured(dimension, value, measured);
                })
                .toList();
    }

    /** Six digits say enough of what is measured. */
    static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(6)).doubleValue();
    }
}
