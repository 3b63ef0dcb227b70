package io.leadstream.pipeline.aftersale;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether customers are profitable. All of it is exact decimals, rounded half to even at the end: amounts to 2 digits,
 * ratios and months to 4. A deal's amount is taken for what the customer pays in a year.
 */
final class Profitability {

    private static final int WORKING_DIGITS = 20;
    private static final BigDecimal TWELVE = BigDecimal.valueOf(12);

    private Profitability() {}

    /**
     * What was measured in the period.
     *
     * @param won deals won whose amount is known in the base currency
     * @param revenue their amounts
     * @param reps who sold to the group; somebody who sells to several counts in each by the share of deals closed there
     * @param months of the period
     * @param wonShare which share of all won deals the group's are
     * @param revenueShare which share of all revenue the group's is
     */
    record Measured(
            long won,
            BigDecimal revenue,
            BigDecimal reps,
            BigDecimal months,
            BigDecimal wonShare,
            BigDecimal revenueShare) {}

    /**
     * An input as it holds for a group.
     *
     * @param general whether it is of all together: of such a cost the group bears its share
     */
    record Given(BigDecimal value, boolean general) {}

    /**
     * A figure.
     *
     * @param value a decimal; absent where it cannot be reckoned
     * @param formula how it is reckoned
     * @param reason why it cannot be
     */
    @Schema(name = "ProfitFigure")
    record Figure(
            @Nullable String value,
            String formula,
            @Nullable String reason) {}

    /** Figures by name, in the order in which they build on each other. */
    static Map<String, Figure> of(Measured measured, Map<ProfitInput, Given> inputs) {
        var sheet = new Sheet();
        BigDecimal won = measured.won == 0 ? null : BigDecimal.valueOf(measured.won);
        sheet.put("won", won, "no deal was won in the period");
        sheet.put("revenue", measured.revenue.signum() == 0 ? null : measured.revenue, "there is no revenue");
        sheet.put("reps", measured.reps.signum() == 0 ? null : measured.reps, "no deal of a known owner was closed");
        sheet.put("months", measured.months, "");
        for (ProfitInput input : ProfitInput.values()) {
            Given given = inputs.get(input);
            sheet.put(input.name(), given == null ? null : share(input, given, measured), input + " is not given");
        }
        sheet.put("lifetimeMonths", lifetime(inputs), "neither LIFETIME_MONTHS nor CHURN_PER_YEAR is given");
        return sheet.figures();
    }

    private static BigDecimal share(ProfitInput input, Given given, Measured measured) {
        if (!given.general) {
            return given.value;
        }
        return switch (input) {
            case MARKETING_COST_PER_MONTH -> given.value.multiply(measured.wonShare);
            case OPERATING_COST_PER_MONTH -> given.value.multiply(measured.revenueShare);
            case REP_COST_PER_MONTH, GROSS_MARGIN, CHURN_PER_YEAR, LIFETIME_MONTHS, TAX_RATE -> given.value;
        };
    }

    /** As it is given, else from churn: who loses a quarter a year keeps a customer for four. */
    private static @Nullable BigDecimal lifetime(Map<ProfitInput, Given> inputs) {
        Given months = inputs.get(ProfitInput.LIFETIME_MONTHS);
        Given churn = inputs.get(ProfitInput.CHURN_PER_YEAR);
        return months != null ? months.value : churn != null ? divide(TWELVE, churn.value) : null;
    }

    private static BigDecimal divide(BigDecimal one, BigDecimal by) {
        return one.divide(by, WORKING_DIGITS, RoundingMode.HALF_EVEN);
    }

    /** Reckons figures from what is known, and says of those it cannot what is missing. */
    private static final class Sheet {

        private final Map<String, BigDecimal> known = new LinkedHashMap<>();
        private final Map<String, String> missing = new LinkedHashMap<>();
        private final Map<String, Figure> figures = new LinkedHashMap<>();

        void put(String name, @Nullable BigDecimal value, String reason) {
            if (value == null) {
                missing.put(name, reason);
            } else {
                known.put(name, value);
            }
        }

        Map<String, Figure> figures() {
            figure(
                    "averageContractValue",
                    2,
                    "revenue / won",
                    () -> divide(of("revenue"), of("won")),
                    "revenue",
                    "won");
            figure(
                    "dealsWonPerRepPerMonth",
                    4,
                    "won / (reps * months)",
                    () -> divide(of("won"), of("reps").multiply(of("months"))),
                    "won",
                    "reps");
            figure(
                    "marketingCostPerWonDeal",
                    2,
                    "MARKETING_COST_PER_MONTH * months / won",
                    () -> divide(of("MARKETING_COST_PER_MONTH").multiply(of("months")), of("won")),
                    "MARKETING_COST_PER_MONTH",
                    "won");
            figure(
                    "cac",
                    2,
                    "REP_COST_PER_MONTH / dealsWonPerRepPerMonth + marketingCostPerWonDeal",
                    () -> divide(of("REP_COST_PER_MONTH"), of("dealsWonPerRepPerMonth"))
                            .add(of("marketingCostPerWonDeal")),
                    "REP_COST_PER_MONTH",
                    "dealsWonPerRepPerMonth",
                    "marketingCostPerWonDeal");
            figure(
                    "marginPerMonth",
                    2,
                    "averageContractValue / 12 * GROSS_MARGIN",
                    () -> divide(of("averageContractValue").multiply(of("GROSS_MARGIN")), TWELVE),
                    "averageContractValue",
                    "GROSS_MARGIN");
            figure(
                    "ltv",
                    2,
                    "marginPerMonth * lifetime in months (LIFETIME_MONTHS, or 12 / CHURN_PER_YEAR)",
                    () -> of("marginPerMonth").multiply(of("lifetimeMonths")),
                    "marginPerMonth",
                    "lifetimeMonths");
            ratio("ltvToCac", "ltv", "cac", "there is no cost of acquisition to compare with");
            ratio("paybackMonths", "cac", "marginPerMonth", "there is no margin to pay it back from");
            figure(
                    "operatingMargin",
                    4,
                    "(revenue * GROSS_MARGIN - cac * won - OPERATING_COST_PER_MONTH * months) / revenue",
                    () -> divide(
                            of("revenue")
                                    .multiply(of("GROSS_MARGIN"))
                                    .subtract(of("cac").multiply(of("won")))
                                    .subtract(of("OPERATING_COST_PER_MONTH").multiply(of("months"))),
                            of("revenue")),
                    "revenue",
                    "GROSS_MARGIN",
                    "cac",
                    "OPERATING_COST_PER_MONTH");
            figure(
                    "netMargin",
                    4,
                    "operatingMargin * (1 - TAX_RATE); a loss is not taxed",
                    this::netMargin,
                    "operatingMargin",
                    "TAX_RATE");
            return figures;
        }

        private BigDecimal netMargin() {
            BigDecimal operating = of("operatingMargin");
            return operating.signum() < 0 ? operating : operating.multiply(BigDecimal.ONE.subtract(of("TAX_RATE")));
        }

        /** Of nothing there is no ratio. */
        private void ratio(String name, String one, String by, String nothing) {
            boolean isNothing = known.containsKey(by) && of(by).signum() == 0;
            if (isNothing) {
                missing.put("zero:" + by, nothing);
            }
            figure(
                    name,
                    4,
                    one + " / " + by,
                    () -> divide(of(one), of(by)),
                    isNothing ? new String[] {one, "zero:" + by} : new String[] {one, by});
        }

        private void figure(String name, int digits, String formula, Supplier<BigDecimal> value, String... from) {
            String reasons = Stream.of(from)
                    .map(missing::get)
                    .filter(Objects::nonNull)
                    .flatMap(reason -> List.of(reason.split("; ")).stream())
                    .distinct()
                    .collect(Collectors.joining("; "));
            if (!reasons.isEmpty()) {
                missing.put(name, reasons);
                figures.put(name, new Figure(null, formula, reasons));
                return;
            }
            BigDecimal exact = value.get();
            known.put(name, exact);
            figures.put(
                    name,
                    new Figure(exact.setScale(digits, RoundingMode.HALF_EVEN).toPlainString(), formula, null));
        }

        private BigDecimal of(String name) {
            return Objects.requireNonNull(known.get(name), name);
        }
    }
}
