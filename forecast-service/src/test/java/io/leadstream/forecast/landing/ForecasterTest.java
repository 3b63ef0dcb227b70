package io.leadstream.forecast.landing;

import static io.leadstream.forecast.stories.Story.day;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.history.ApprovalPath.Legal;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.question.Segmentation.Condition;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.question.Window;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.stories.Asked;
import io.leadstream.forecast.stories.Story;
import io.leadstream.forecast.winning.Book;
import io.leadstream.forecast.winning.WinFit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Landings of made-up pipelines. Days count from 2026-01-01; the first quarter ends with day 89. */
class ForecasterTest {

    private static final Span QUARTER = Span.parse("2026-Q1").orElseThrow();
    private static final Settings PLAIN =
            new Settings(WinFit.Settings.PLAIN, Settings.DEFAULT_PATHS, null, null, Calibration.NONE);

    private static Book book(double asOf, Segmentation segmentation, Story... stories) {
        var question = new Question(day(asOf), Window.ALL_TIME, segmentation, true, Confidence.DEFAULT);
        var counting = Book.counting(Story.ladder(), question);
        Asked.journeys(Story.histories(stories), Story.ladder(), question).forEach(counting::add);
        return counting.result();
    }

    private static Landing landing(double asOf, Story... stories) {
        return Forecaster.forecast(book(asOf, Segmentation.NONE, stories), QUARTER, PLAIN);
    }

    /** Sixty deals a month, each described, some won after up to forty days, some lost, some left open. */
    private static Story[] many() {
        var random = new SplittableRandom(3);
        var stories = new ArrayList<Story>();
        for (int i = 0; i < 180; i++) {
            double day = i / 3.0;
            Story story = Story.of("deal-%03d".formatted(i))
                    .is(Map.of("product", "P" + random.nextInt(4)), day)
                    .enters("B", day);
            double closing = day + 1 + random.nextInt(40);
            if (random.nextInt(3) > 0 && closing < 59) {
                story.enters("C", Math.min(closing, day + 1));
                stories.add(
                        random.nextBoolean()
                                ? story.wins(closing, 100 + random.nextInt(900) + ".37")
                                : story.isLost(closing));
            } else {
                stories.add(story);
            }
        }
        return stories.toArray(Story[]::new);
    }

    @Test
    void aPeriodThatIsOverLandsOnWhatWasWon() {
        Landing landing = landing(
                100,
                Story.of("1").enters("A", 0).wins(10, "100.10"),
                Story.of("2").enters("A", 0).wins(89.9, "50"),
                Story.of("3").enters("A", 0).wins(90, "7"),
                Story.of("4").enters("A", 0));
        assertEquals(new BigDecimal("150.10"), landing.mean());
        assertEquals(150.10, landing.band().p10(), 1e-9);
        assertEquals(150.10, landing.band().p90(), 1e-9);
        assertNull(landing.course().getLast().band());
    }

    @Test
    void anOpenDealBringsItsChanceTimesTheRatioTimesItsAmount() {
        // C: half are won on day 2; they came in at 90 % of what was said
        Landing landing = landing(
                50,
                Story.of("1").owned("ann", "100", 0).enters("C", 0).wins(2, "90"),
                Story.of("2").owned("ann", "700", 0).enters("C", 0).isLost(3),
                Story.of("3").owned("ann", "333.33", 50).enters("C", 50));
        Landing.Expected open = landing.deals().getFirst();
        assertEquals(0.5, open.chance(), 1e-12);
        assertEquals(new BigDecimal("150.00"), open.value());
        assertEquals(open.value(), landing.open());
    }

    @Test
    void aDealWithoutAnAmountIsTakenForAMeanOne() {
        Landing landing = landing(
                50,
                Story.of("1").enters("C", 0).wins(2, "90"),
                Story.of("2").enters("C", 0).isLost(3),
                Story.of("3").enters("C", 50));
        assertEquals(new BigDecimal("45.00"), landing.deals().getFirst().value());
        assertFalse(landing.deals().getFirst().amountKnown());
        assertEquals(1, landing.counts().withoutAmount());
    }

    /** Three deals took ten days from the oral approval to the signature, by way of a framework agreement. */
    private static List<Story> approved() {
        var stories = new ArrayList<Story>();
        for (int i = 0; i < 3; i++) {
            stories.add(Story.of("won-" + i)
                    .enters("C", 0)
                    .approves(Legal.FRAMEWORK_AGREEMENT, 2, 12, 12)
                    .wins(12, "100"));
        }
        return stories;
    }

    private static double chance(double asOf, Span span, Story open) {
        List<Story> stories = approved();
        stories.add(open);
        return Forecaster.forecast(book(asOf, Segmentation.NONE, stories.toArray(Story[]::new)), span, PLAIN)
                .deals()
                .getFirst()
                .chance();
    }

    @Test
    void aKnownApprovalPathShiftsTheDealByTheMedianTimeThatItTook() {
        // all win at the age of twelve days; the span ends with the age of fifteen, five days after the as-of day
        Span span = Span.between(LocalDate.of(2026, 2, 20), LocalDate.of(2026, 2, 25));
        Story plain = Story.of("open").enters("C", 40);
        Story shifted = Story.of("open").enters("C", 40).approves(Legal.FRAMEWORK_AGREEMENT, -1, -1, 41);
        Story nearlyThere = Story.of("open").enters("C", 40).approves(Legal.FRAMEWORK_AGREEMENT, 41, -1, 41);
        Story otherWay = Story.of("open").enters("C", 40).approves(Legal.CFO_REVIEW, -1, -1, 41);
        assertEquals(1, chance(50, span, plain), 1e-12);
        assertEquals(0, chance(50, span, shifted), 1e-12);
        // nine of ten days are over
        assertEquals(1, chance(50, span, nearlyThere), 1e-12);
        assertEquals(1, chance(50, span, otherWay), 1e-12);
    }

    @Test
    void theBaseCurrencyTakesAllCurrenciesTogether() {
        Story[] stories = {
            Story.of("1")
                    .worth(new Money(new BigDecimal("100"), "USD"), "90", 0)
                    .enters("C", 0)
                    .wins(2),
            Story.of("2")
                    .worth(new Money(new BigDecimal("50"), "EUR"), "50", 0)
                    .enters("C", 0)
                    .wins(3),
            Story.of("3").enters("C", 0).wins(3, "7", "EUR")
        };
        Book book = book(20, Segmentation.NONE, stories);
        var inBase = new Settings(WinFit.Settings.PLAIN, 0, null, Settings.BASE, Calibration.NONE);
        assertEquals(
                new BigDecimal("140.00"),
                Forecaster.forecast(book, QUARTER, inBase).won());
        assertEquals(1, Forecaster.forecast(book, QUARTER, inBase).counts().otherCurrency());
        assertEquals(
                new BigDecimal("100.00"),
                Forecaster.forecast(book, QUARTER, PLAIN).won());
    }

    @Test
    void partsOfAllDealsAddUpToTheCent() {
        Landing landing = landing(60, many());
        BigDecimal open =
                landing.deals().stream().map(Landing.Expected::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(landing.open(), open);
        assertEquals(landing.mean(), landing.won().add(open).add(landing.fresh()));
        assertTrue(landing.fresh().signum() > 0);
    }

    @Test
    void groupsAddUpToTheWholeToTheCent() {
        Landing all = landing(60, many());
        Landing byProduct =
                Forecaster.forecast(book(60, new Segmentation("product", List.of()), many()), QUARTER, PLAIN);
        assertEquals(4, byProduct.groups().size());
        assertEquals(
                all.mean(),
                byProduct.groups().values().stream().map(Landing.Part::mean).reduce(BigDecimal.ZERO, BigDecimal::add));
        assertEquals(all.mean(), byProduct.mean());
    }

    @Test
    void whatIsAskedForIsForecastByTheFitOfAll() {
        Landing asked = Forecaster.forecast(
                book(60, new Segmentation(null, List.of(new Condition("product", "P1"))), many()), QUARTER, PLAIN);
        Landing.Part group = Forecaster.forecast(
                        book(60, new Segmentation("product", List.of()), many()), QUARTER, PLAIN)
                .groups()
                .get(new Group("P1"));
        assertEquals(group == null ? null : group.won(), asked.won());
        assertEquals(group == null ? null : group.open(), asked.open());
    }

    @Test
    void theSimulatedMeanIsTheExpectedOne() {
        Landing landing = landing(60, many());
        double simulated = java.util.Arrays.stream(landing.totals()).average().orElse(0);
        assertEquals(1, simulated / landing.mean().doubleValue(), 0.05);
    }

    @Test
    void theSameSpanAndDayGiveTheSamePaths() {
        assertArrayEquals(landing(60, many()).totals(), landing(60, many()).totals());
    }

    @Test
    void theCourseBeginsWithWhatWasWonAndEndsAtTheLanding() {
        Landing landing = landing(60, many());
        Landing.Week today = landing.course().stream()
                .filter(week -> week.until().equals(LocalDate.of(2026, 3, 2)))
                .findFirst()
                .orElseThrow();
        assertEquals(landing.won(), today.won());
        Landing.Band last = landing.course().getLast().band();
        assertEquals(
                landing.band().p50(),
                last == null ? 0 : last.p50(),
                1e-3 * landing.band().p50());
        double before = 0;
        for (Landing.Week week : landing.course()) {
            double median =
                    week.band() == null ? week.won().doubleValue() : week.band().p50();
            assertTrue(median >= before);
            before = median;
        }
    }

    @Test
    void aPeriodToComeLeavesOutWhatIsWonBeforeIt() {
        Book book = book(60, Segmentation.NONE, many());
        Landing second = Forecaster.forecast(book, Span.parse("2026-Q2").orElseThrow(), PLAIN);
        Landing both =
                Forecaster.forecast(book, Span.between(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 6, 30)), PLAIN);
        Landing first = Forecaster.forecast(book, QUARTER, PLAIN);
        assertEquals(BigDecimal.ZERO.setScale(2), second.won());
        double open = first.open().add(second.open()).doubleValue();
        assertEquals(both.open().doubleValue(), open, 0.01 * both.deals().size());
    }

    @Test
    void otherCurrenciesAreLeftOutAndCounted() {
        Story[] stories = many();
        Landing landing = Forecaster.forecast(
                book(60, Segmentation.NONE, stories),
                QUARTER,
                new Settings(WinFit.Settings.PLAIN, 0, null, "USD", Calibration.NONE));
        assertEquals(BigDecimal.ZERO.setScale(2), landing.mean());
        assertTrue(landing.counts().otherCurrency() > 0);
    }

    @Test
    void anEmptyPipelineLandsOnNothing() {
        Landing landing = landing(60);
        assertEquals(BigDecimal.ZERO.setScale(2), landing.mean());
        assertEquals(0, landing.atLeast(BigDecimal.ONE), 0);
        assertEquals(1, landing.atLeast(BigDecimal.ZERO), 0);
    }

    @Test
    void theShareOfPathsThatReachAQuotaFallsWithIt() {
        Landing landing = landing(60, many());
        assertEquals(1, landing.atLeast(landing.won()), 0);
        assertEquals(0.5, landing.atLeast(BigDecimal.valueOf(landing.band().p50())), 0.01);
        assertEquals(0, landing.atLeast(new BigDecimal("1e12")), 0);
    }

    private static @Nullable String name(Group group) {
        return group.segment();
    }

    @Test
    void withoutASegmentThereIsOneGroupOfAll() {
        assertEquals(
                java.util.Collections.singletonList(null),
                landing(60, many()).groups().keySet().stream()
                        .map(ForecasterTest::name)
                        .toList());
    }
}
