package io.leadstream.pipeline.methodology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What it costs to win a deal: CAC = rep cost per month ÷ deals won per rep per month + marketing cost per won deal.
 * All amounts in one currency.
 *
 * @param cac per won deal
 * @param share of the contract value
 * @param contribution what is left of a won deal's gross margin after selling it; negative when selling eats it up
 */
record SellingCost(double cac, double share, double contribution, List<String> warnings) {

    /** Above this share of the contract value selling costs too much, where no gross margin is given (ours). */
    static final double TOO_MUCH = 0.5;

    /** Below this share too little effort goes into a deal that has to be explained (ours). */
    static final double TOO_LITTLE = 0.01;

    SellingCost {
        warnings = List.copyOf(warnings);
    }

    /**
     * What a deal brings and costs.
     *
     * @param contractValue above 0
     * @param repCostPerMonth of one rep, all in
     * @param grossMargin the share of the contract value that is left after delivering it, 0 to 1; null counts as 1
     */
    record Terms(
            double contractValue,
            double repCostPerMonth,
            double marketingCostPerWonDeal,
            @Nullable Double grossMargin) {

        double margin() {
            return contractValue * (grossMargin == null ? 1 : grossMargin);
        }
    }

    /**
     * The cost at so many deals won.
     *
     * @param approach by which they are won
     * @param dealsPerRepPerMonth infinite where no rep has part in it
     */
    static SellingCost of(Terms terms, Approach approach, double dealsPerRepPerMonth) {
        double cac = terms.repCostPerMonth() / dealsPerRepPerMonth + terms.marketingCostPerWonDeal();
        double share = cac / terms.contractValue();
        return new SellingCost(cac, share, terms.margin() - cac, warnings(terms, approach, share));
    }

    private static List<String> warnings(Terms terms, Approach approach, double share) {
        List<String> warnings = new ArrayList<>();
        Double margin = terms.grossMargin();
        if (margin != null && share >= margin) {
            warnings.add("too high: selling a deal costs %s of its contract value, its gross margin is %s"
                    .formatted(percent(share), percent(margin)));
        } else if (share > TOO_MUCH) {
            warnings.add("too high: selling a deal costs %s of its contract value, more than %s"
                    .formatted(percent(share), percent(TOO_MUCH)));
        }
        if (share < TOO_LITTLE && approach.compareTo(Approach.SOLUTION) >= 0) {
            warnings.add("too low: selling a deal costs %s of its contract value, less than %s; deals of this kind are"
                            .formatted(percent(share), percent(TOO_LITTLE))
                    + " not won with so little effort");
        }
        return warnings;
    }

    /**
     * What another approach would cost.
     *
     * @param cost at its number of deals
     * @param lossBreakEven the share of won deals that may be lost before a cheaper approach earns less; null for a
     *     dearer one
     */
    record Other(
            Approach approach, SellingCost cost, @Nullable Double lossBreakEven) {}

    /** Selling too simply: cheaper deals, of which some are lost whose buyers want help. */
    Optional<Other> tooSimple(Terms terms, Approach approach, double dealsPerRepPerMonth) {
        return approach.simpler().map(simpler -> {
            SellingCost cost = of(terms, simpler, Math.max(dealsPerRepPerMonth, dealsOf(simpler)));
            double breakEven = cost.contribution() <= 0 ? 0 : Math.max(0, 1 - contribution / cost.contribution());
            return new Other(simpler, cost, Math.min(1, breakEven));
        });
    }

    /** Selling too elaborately: every deal is dearer. */
    Optional<Other> tooComplex(Terms terms, Approach approach, double dealsPerRepPerMonth) {
        return approach.moreComplex().map(complex -> {
            double deals = Math.min(dealsPerRepPerMonth, dealsOf(complex));
            return new Other(complex, of(terms, complex, deals), null);
        });
    }

    /** So many deals a rep wins a month by the table; endless where no rep is needed. */
    static double dealsOf(Approach approach) {
        Approach.Figure figure = approach.figures().get(Dimension.DEALS_PER_REP_PER_MONTH);
        return figure == null ? Double.POSITIVE_INFINITY : figure.range().middle();
    }

    private static String percent(double share) {
        return new java.math.BigDecimal(share * 100)
                        .round(new java.math.MathContext(2))
                        .toPlainString()
                + " %";
    }
}
