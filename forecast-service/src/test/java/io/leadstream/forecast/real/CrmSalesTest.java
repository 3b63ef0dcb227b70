package io.leadstream.forecast.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.cohort.Counts;
import io.leadstream.forecast.conversion.Conversion.Spread;
import io.leadstream.forecast.duration.Durations;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.question.Window;
import io.leadstream.forecast.stagetowon.StageToWon;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.statistics.Quantiles;
import io.leadstream.forecast.stories.Asked;
import io.leadstream.forecast.survival.Survival;
import io.leadstream.forecast.winrate.WinRate;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The figures of the specification's last section, from the real records; skipped where those are not. */
class CrmSalesTest {

    private static final LocalDate OBSERVED_FROM = LocalDate.of(2017, 3, 1);

    private static Question question(Window window, Segmentation segmentation) {
        return new Question(CrmSales.AS_OF, window, segmentation, true, Confidence.DEFAULT);
    }

    private static final Question ALL = question(Window.ALL_TIME, Segmentation.NONE);

    private static List<Journey> journeys() throws IOException {
        return Asked.journeys(CrmSales.histories(OBSERVED_FROM), CrmSales.ladder(), ALL);
    }

    private static WinRate winRate(Question question) throws IOException {
        WinRate rate = Asked.count(WinRate.counting(CrmSales.ladder(), question), journeys())
                .get(Segmentation.ALL);
        assertNotNull(rate);
        return rate;
    }

    private static double rounded(@Nullable Double value, int digits) {
        assertNotNull(value);
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).doubleValue();
    }

    @Test
    void wonLostAndOpen() throws IOException {
        WinRate rate = winRate(ALL);
        assertEquals(List.of(4238, 2473, 2089), List.of(rate.won(), rate.lost(), rate.open()));
    }

    @Test
    void winRateWithItsInterval() throws IOException {
        WinRate rate = winRate(ALL);
        assertEquals(0.6315, rounded(rate.rate().rate(), 4));
        assertEquals(0.6199, rounded(rate.rate().low(), 4));
        assertEquals(0.6430, rounded(rate.rate().high(), 4));
    }

    @Test
    void revenueAndMeanWon() throws IOException {
        WinRate.Value value = winRate(ALL).byValue().getFirst();
        assertEquals(new BigDecimal("10005534"), value.won());
        assertEquals(2360.91, rounded(value.won().doubleValue() / value.wonDeals(), 2));
    }

    @Test
    void quartersByClosingDate() throws IOException {
        int[] won = {531, 1254, 1257, 1196};
        int[] revenue = {1134672, 3086111, 2982255, 2802496};
        for (int quarter = 0; quarter < 4; quarter++) {
            LocalDate from = LocalDate.of(2017, 1 + 3 * quarter, 1);
            var window = new Window(CrmSales.start(from), CrmSales.start(from.plusMonths(3)));
            WinRate rate = winRate(question(window, Segmentation.NONE));
            assertEquals(won[quarter], rate.won());
            assertEquals(revenue[quarter], rate.byValue().getFirst().won().intValueExact());
        }
    }

    @Test
    void cyclesOfWonAndLostDeals() throws IOException {
        Durations durations = Asked.count(Durations.counting(CrmSales.ladder(), ALL), journeys())
                .get(Segmentation.ALL);
        assertNotNull(durations);
        Quantiles won = durations.won();
        Quantiles lost = durations.lost();
        assertEquals(51.78, won == null ? 0 : rounded(won.mean(), 2));
        assertEquals(57, won == null ? 0 : won.median());
        assertEquals(14, lost == null ? 0 : lost.median());
    }

    @Test
    void openDealsByStage() throws IOException {
        var conversion = Asked.conversion(CrmSales.histories(OBSERVED_FROM), CrmSales.ladder(), ALL);
        assertEquals(
                new Counts(8800, 8300, 0, 500, 0, 8300),
                Asked.stage("PROSPECTING", conversion).shares().counts());
        assertEquals(
                new Counts(8300, 4238, 2473, 1589, 0, 0),
                Asked.stage("ENGAGING", conversion).shares().counts());
    }

    @Test
    void wonWithinThirtyDaysOfEngagingKnowingWhenObservationBegan() throws IOException {
        assertEquals(0.2473, rounded(wonWithin30Days(OBSERVED_FROM).advance(), 4));
    }

    @Test
    void wonWithinThirtyDaysOfEngagingWhenThatIsIgnored() throws IOException {
        assertEquals(0.2190, rounded(wonWithin30Days(null).advance(), 4));
    }

    private static Survival wonWithin30Days(@Nullable LocalDate observedFrom) throws IOException {
        var journeys = Asked.journeys(CrmSales.histories(observedFrom), CrmSales.ladder(), ALL);
        Survival survival = Asked.count(
                        Survival.counting(CrmSales.ladder().sale().getLast(), -1, 30, ALL), journeys)
                .get(Segmentation.ALL);
        assertNotNull(survival);
        return survival;
    }

    @Test
    void productsRegionsAndManagersDoNotDiffer() throws IOException {
        for (String segment : List.of("product", "region", "manager")) {
            Question bySegment = question(Window.ALL_TIME, new Segmentation(segment, List.of()));
            var conversion = Asked.conversion(CrmSales.histories(OBSERVED_FROM), CrmSales.ladder(), bySegment);
            Spread engaging = conversion.spread().getLast();
            assertTrue(
                    segment.equals("region") || engaging.shrinkage().strength() >= 22_600,
                    () -> segment + " " + engaging);
            assertTrue(!Boolean.TRUE.equals(engaging.shrinkage().differ()), () -> segment + " " + engaging);
        }
    }

    @Test
    void winRateChangedWithTheQuartersMonths() throws IOException {
        Map<Group, List<StageToWon>> answer = Asked.count(StageToWon.counting(CrmSales.ladder(), ALL), journeys());
        StageToWon engaging = answer.getOrDefault(Segmentation.ALL, List.of()).getLast();
        assertEquals(4238, engaging.ever().counts().advanced());
        assertEquals(
                792,
                engaging.months().stream()
                        .filter(m -> m.month().toString().equals("2017-03"))
                        .findFirst()
                        .orElseThrow()
                        .ever()
                        .counts()
                        .entered());
    }
}
