package io.leadstream.forecast.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.forecast.cohort.Ages;
import io.leadstream.forecast.conversion.Conversion.Spread;
import io.leadstream.forecast.duration.Durations;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.question.Window;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.statistics.Quantiles;
import io.leadstream.forecast.stories.Asked;
import io.leadstream.forecast.survival.Survival;
import io.leadstream.forecast.winrate.WinRate;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our figures of the real sales against those that were made of them independently; skipped where they are not. */
class CrmTruthTest {

    private static final LocalDate OBSERVED_FROM = LocalDate.of(2017, 3, 1);
    private static final double ROUNDING = 6e-7;

    private static Question question(Window window, @Nullable String segment) {
        return new Question(CrmSales.AS_OF, window, new Segmentation(segment, List.of()), true, Confidence.DEFAULT);
    }

    private static Survival survival(@Nullable LocalDate observedFrom, long age, long horizon) throws IOException {
        Question all = question(Window.ALL_TIME, null);
        Survival survival = Asked.count(
                        Survival.counting(CrmSales.ladder().sale().getLast(), age, horizon, all),
                        Asked.journeys(CrmSales.histories(observedFrom), CrmSales.ladder(), all))
                .get(Segmentation.ALL);
        assertNotNull(survival);
        return survival;
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 14, 30, 45, 60, 75, 90, 105, 120, 138})
    void cumulativeIncidenceWithAndWithoutLeftTruncation(long horizon) throws IOException {
        requireIncidence(
                CrmSales.truth().at("/competing_risks_left_truncation_corrected/cif/" + horizon),
                survival(OBSERVED_FROM, -1, horizon));
        requireIncidence(
                CrmSales.truth().at("/competing_risks_from_engagement/cif/" + horizon), survival(null, -1, horizon));
    }

    private static void requireIncidence(JsonNode truth, Survival survival) {
        assertEquals(truth.get("won").doubleValue(), survival.advance(), ROUNDING);
        assertEquals(truth.get("lost").doubleValue(), survival.lost(), ROUNDING);
        assertEquals(truth.get("still_open").doubleValue(), survival.remaining(), ROUNDING);
    }

    @ParameterizedTest
    @CsvSource({"0,30", "7,30", "14,30", "30,30", "60,30", "90,30", "110,30", "130,30", "0,90", "7,90", "30,90", "90,90"
    })
    void winningWithinAHorizonGivenTheAge(long age, long horizon) throws IOException {
        JsonNode truth = CrmSales.truth().at("/p_win_given_open_at_age/" + age);
        assertEquals(
                truth.get("within_" + horizon + "d").doubleValue(),
                survival(null, age, horizon).advance(),
                ROUNDING);
    }

    @Test
    void dealsOlderThanAnyClosedOneAreBeyondSupport() throws IOException {
        assertEquals(138L, survival(OBSERVED_FROM, 138, 30).support());
        assertTrue(survival(OBSERVED_FROM, 139, 30).beyondSupport());
        assertEquals(1_589 - youngerThan(139), survival(OBSERVED_FROM, 139, 30).openBeyondSupport());
    }

    /** Open deals in ENGAGING of at most so many days. */
    private static long youngerThan(long days) throws IOException {
        return CrmSales.histories(OBSERVED_FROM).stream()
                .filter(deal -> deal.steps().size() == 1)
                .filter(deal -> deal.steps().getFirst().place().rank() == 2)
                .filter(deal -> Ages.days(deal.steps().getFirst().occurredAt(), CrmSales.AS_OF) < days)
                .count();
    }

    @Test
    void dealsEnteredBeforeObservationBeganAreTruncatedOnTheLeft() throws IOException {
        long late = CrmSales.histories(OBSERVED_FROM).stream()
                .filter(CrmTruthTest::entersLate)
                .count();
        assertEquals(
                CrmSales.truth()
                        .at("/competing_risks_left_truncation_corrected/deals_with_delayed_entry")
                        .longValue(),
                late);
    }

    /** On a day of age beyond that of the entry: who entered the day before observation began missed no day at risk. */
    private static boolean entersLate(DealHistory deal) {
        return Ages.observedAge(deal.steps().getFirst().occurredAt(), deal.observedFrom()) > 0;
    }

    @Test
    void cycleQuantilesOfWonAndLostDeals() throws IOException {
        Question all = question(Window.ALL_TIME, null);
        Durations durations = Asked.count(
                        Durations.counting(CrmSales.ladder(), all),
                        Asked.journeys(CrmSales.histories(OBSERVED_FROM), CrmSales.ladder(), all))
                .get(Segmentation.ALL);
        assertNotNull(durations);
        requireQuantiles(CrmSales.truth().at("/cycle_days/won"), durations.won());
        requireQuantiles(CrmSales.truth().at("/cycle_days/lost"), durations.lost());
    }

    private static void requireQuantiles(JsonNode truth, @Nullable Quantiles quantiles) {
        assertNotNull(quantiles);
        assertEquals(truth.get("n").intValue(), quantiles.count());
        assertEquals(truth.get("mean").doubleValue(), quantiles.mean(), 5.1e-5);
        assertEquals(truth.get("median").doubleValue(), quantiles.median());
        assertEquals(truth.get("p75").doubleValue(), quantiles.p75());
        assertEquals(truth.get("p90").doubleValue(), quantiles.p90());
    }

    @ParameterizedTest
    @CsvSource({
        "product,win_rate_by_product",
        "manager,win_rate_by_manager",
        "region,win_rate_by_region",
        "sector,win_rate_by_sector",
        "owner,win_rate_by_sales_agent"
    })
    void winRatesBySegmentWithTheirIntervals(String segment, String field) throws IOException {
        Question by = question(Window.ALL_TIME, segment);
        Map<Group, WinRate> rates = Asked.count(
                WinRate.counting(CrmSales.ladder(), by),
                Asked.journeys(CrmSales.histories(OBSERVED_FROM), CrmSales.ladder(), by));
        var compared = new ArrayList<String>();
        CrmSales.truth().get(field).properties().forEach(entry -> {
            if (!entry.getKey().startsWith("_")) {
                WinRate rate = rates.get(new Group(entry.getKey().equals("GTX Pro") ? "GTXPro" : entry.getKey()));
                assertNotNull(rate, entry.getKey());
                requireWinRate(entry.getValue(), rate);
                compared.add(entry.getKey());
            }
        });
        assertTrue(compared.size() >= 3, compared::toString);
    }

    private static void requireWinRate(JsonNode truth, WinRate rate) {
        assertEquals(truth.get("k").intValue(), rate.won());
        assertEquals(truth.get("n").intValue(), rate.won() + rate.lost());
        assertEquals(truth.at("/jeffreys95/0").doubleValue(), rate.rate().low(), ROUNDING);
        assertEquals(truth.at("/jeffreys95/1").doubleValue(), rate.rate().high(), ROUNDING);
        assertEquals(
                truth.get("won_revenue").decimalValue().stripTrailingZeros(),
                rate.byValue().getFirst().won().stripTrailingZeros());
    }

    /** Regions are three: how much so few differ is not estimated, but taken for s = 20. */
    @ParameterizedTest
    @ValueSource(strings = {"product", "manager", "sector"})
    void segmentsDoNotReallyDiffer(String segment) throws IOException {
        var conversion = Asked.conversion(
                CrmSales.histories(OBSERVED_FROM), CrmSales.ladder(), question(Window.ALL_TIME, segment));
        Spread engaging = conversion.spread().getLast();
        assertTrue(engaging.shrinkage().strength() >= 22_600, engaging::toString);
        assertEquals(false, engaging.shrinkage().differ(), engaging::toString);
    }

    @Test
    void winRatesByTheMonthOfTheQuarter() throws IOException {
        for (int of = 1; of <= 3; of++) {
            int won = 0;
            int closed = 0;
            for (int quarter = 0; quarter < 4; quarter++) {
                LocalDate from = LocalDate.of(2017, 3 * quarter + of, 1);
                Question month = question(new Window(CrmSales.start(from), CrmSales.start(from.plusMonths(1))), null);
                WinRate rate = Asked.count(
                                WinRate.counting(CrmSales.ladder(), month),
                                Asked.journeys(CrmSales.histories(OBSERVED_FROM), CrmSales.ladder(), month))
                        .get(Segmentation.ALL);
                assertNotNull(rate);
                won += rate.won();
                closed += rate.won() + rate.lost();
            }
            JsonNode truth = CrmSales.truth().at("/win_rate_by_month_of_quarter/" + of);
            assertEquals(truth.get("k").intValue(), won);
            assertEquals(truth.get("n").intValue(), closed);
        }
    }

    @Test
    void meanWonValue() throws IOException {
        Question all = question(Window.ALL_TIME, null);
        WinRate rate = Asked.count(
                        WinRate.counting(CrmSales.ladder(), all),
                        Asked.journeys(CrmSales.histories(OBSERVED_FROM), CrmSales.ladder(), all))
                .get(Segmentation.ALL);
        assertNotNull(rate);
        var value = rate.byValue().getFirst();
        assertEquals(new BigDecimal("10005534"), value.won());
        assertEquals(
                CrmSales.truth().at("/won_value/mean").doubleValue(),
                value.won().doubleValue() / value.wonDeals(),
                5.1e-3);
    }
}
