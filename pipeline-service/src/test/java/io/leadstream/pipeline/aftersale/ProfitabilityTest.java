package io.leadstream.pipeline.aftersale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.pipeline.aftersale.Profitability.Given;
import io.leadstream.pipeline.aftersale.Profitability.Measured;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfitabilityTest {

    /** 24 deals of 20,000 by two reps in twelve months: one a month each. */
    private static final Measured MEASURED = measured(24, "480000", "2", "12");

    private final Map<ProfitInput, Given> inputs = new EnumMap<>(ProfitInput.class);

    ProfitabilityTest() {
        give(ProfitInput.REP_COST_PER_MONTH, "9000");
        give(ProfitInput.MARKETING_COST_PER_MONTH, "2000");
        give(ProfitInput.OPERATING_COST_PER_MONTH, "5000");
        give(ProfitInput.GROSS_MARGIN, "0.75");
        give(ProfitInput.CHURN_PER_YEAR, "0.25");
        give(ProfitInput.TAX_RATE, "0.3");
    }

    @Test
    void whatItCostsToWinACustomerIsRepCostPerDealAndMarketingPerDeal() {
        // 9,000 / 1 deal a rep a month + 24,000 of marketing / 24 deals
        assertEquals("10000.00", value("cac"));
        assertEquals("1.0000", value("dealsWonPerRepPerMonth"));
        assertEquals("1000.00", value("marketingCostPerWonDeal"));
    }

    @Test
    void whatACustomerIsWorthIsItsMarginForAsLongAsItStays() {
        assertEquals("20000.00", value("averageContractValue"));
        // 20,000 / 12 * 75 % for 48 months
        assertEquals("1250.00", value("marginPerMonth"));
        assertEquals("60000.00", value("ltv"));
        assertEquals("6.0000", value("ltvToCac"));
        assertEquals("8.0000", value("paybackMonths"));
    }

    @Test
    void marginsAreWhatIsLeftOfRevenue() {
        // 360,000 - 240,000 - 60,000 of 480,000
        assertEquals("0.1250", value("operatingMargin"));
        assertEquals("0.0875", value("netMargin"));
    }

    @Test
    void aLossIsNotTaxed() {
        give(ProfitInput.OPERATING_COST_PER_MONTH, "15000");

        assertEquals("-0.1250", value("operatingMargin"));
        assertEquals("-0.1250", value("netMargin"));
    }

    @Test
    void aLifetimeThatIsGivenCountsBeforeChurn() {
        give(ProfitInput.LIFETIME_MONTHS, "10");

        assertEquals("12500.00", value("ltv"));
    }

    @Test
    void whatIsMissingIsSaidAllTheWayUp() {
        inputs.remove(ProfitInput.REP_COST_PER_MONTH);
        inputs.remove(ProfitInput.CHURN_PER_YEAR);

        assertNull(value("cac"));
        assertEquals("REP_COST_PER_MONTH is not given", reason("cac"));
        assertEquals("neither LIFETIME_MONTHS nor CHURN_PER_YEAR is given", reason("ltv"));
        assertEquals(
                "neither LIFETIME_MONTHS nor CHURN_PER_YEAR is given; REP_COST_PER_MONTH is not given",
                reason("ltvToCac"));
        assertEquals("1250.00", value("marginPerMonth"));
    }

    @Test
    void withoutWonDealsNothingIsReckoned() {
        Measured none = measured(0, "0", "0", "12");

        Profitability.of(none, inputs).forEach((name, figure) -> assertNull(figure.value(), name));
        assertEquals(
                "no deal was won in the period",
                Profitability.of(none, inputs).get("marketingCostPerWonDeal").reason());
    }

    @Test
    void ofNothingThereIsNoRatio() {
        give(ProfitInput.REP_COST_PER_MONTH, "0");
        give(ProfitInput.MARKETING_COST_PER_MONTH, "0");

        assertEquals("0.00", value("cac"));
        assertNull(value("ltvToCac"));
        assertEquals("there is no cost of acquisition to compare with", reason("ltvToCac"));
        assertEquals("0.0000", value("paybackMonths"));
        give(ProfitInput.GROSS_MARGIN, "0");
        assertEquals("there is no margin to pay it back from", reason("paybackMonths"));
    }

    @Test
    void ofCostsOfAllAGroupBearsItsShare() {
        inputs.put(ProfitInput.MARKETING_COST_PER_MONTH, new Given(new BigDecimal("8000"), true));
        var quarter = new Measured(
                24,
                new BigDecimal("480000"),
                new BigDecimal("2"),
                new BigDecimal("12"),
                new BigDecimal("0.25"),
                BigDecimal.ONE);

        assertEquals(
                "1000.00",
                Profitability.of(quarter, inputs).get("marketingCostPerWonDeal").value());
    }

    @Test
    void inputsAreWithinTheirRange() {
        assertTrue(ProfitInput.GROSS_MARGIN.accepts(BigDecimal.ONE));
        assertFalse(ProfitInput.GROSS_MARGIN.accepts(new BigDecimal("1.01")));
        assertFalse(ProfitInput.CHURN_PER_YEAR.accepts(BigDecimal.ZERO));
        assertFalse(ProfitInput.LIFETIME_MONTHS.accepts(new BigDecimal("1201")));
        assertTrue(ProfitInput.REP_COST_PER_MONTH.accepts(new BigDecimal("9000")));
    }

    private void give(ProfitInput input, String value) {
        inputs.put(input, new Given(new BigDecimal(value), false));
    }

    private String value(String figure) {
        return Profitability.of(MEASURED, inputs).get(figure).value();
    }

    private String reason(String figure) {
        return Profitability.of(MEASURED, inputs).get(figure).reason();
    }

    private static Measured measured(long won, String revenue, String reps, String months) {
        return new Measured(
                won,
                new BigDecimal(revenue),
                new BigDecimal(reps),
                new BigDecimal(months),
                BigDecimal.ONE,
                BigDecimal.ONE);
    }
}
