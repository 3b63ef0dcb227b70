package io.leadstream.forecast.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.alert.Course.Point;
import io.leadstream.forecast.alert.Figures.Noise;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Forecasts that move as they usually do are let be; one that moves by more is told, with what is usual. */
class ForecastMoveTest {

    private static final LocalDate LAST = LocalDate.of(2026, 11, 29);
    private static final int DAYS = 98;
    private static final double FORECAST = 1_000_000;
    private static final double SCALE = 10_000;

    /** Days up to the last one, each moved from the day before by so many scales. */
    private static Course course(int days, long seed, ToDoubleFunction<Random> move, double lastMove) {
        var random = new Random(seed);
        var means = new ArrayList<BigDecimal>();
        double mean = FORECAST;
        means.add(cents(mean));
        for (int i = 1; i < days - 1; i++) {
            mean += SCALE * move.applyAsDouble(random);
            means.add(cents(mean));
        }
        means.add(cents(mean + SCALE * (Double.isNaN(lastMove) ? move.applyAsDouble(random) : lastMove)));
        var points = new ArrayList<Point>();
        for (int i = 0; i < days; i++) {
            points.add(new Point(LAST.minusDays(days - 1L - i), means.get(i), 500));
        }
        return new Course("abc", "2026-Q4", "EUR", points);
    }

    private static BigDecimal cents(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_EVEN);
    }

    private static Optional<Finding> found(Course course) {
        return ForecastMove.test(course).map(test -> Finding.of(List.of(test)).getFirst());
    }

    private static boolean opens(Course course) {
        return found(course).filter(Finding::opens).isPresent();
    }

    private static int told(int runs, ToDoubleFunction<Random> move) {
        int told = 0;
        for (int seed = 0; seed < runs; seed++) {
            told += opens(course(DAYS, seed, move, Double.NaN)) ? 1 : 0;
        }
        return told;
    }

    private static double laplace(Random random) {
        return Math.log(1 - random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
    }

    @Test
    void normalNoiseIsToldNoMoreOftenThanTheLevel() {
        int told = told(2_000, Random::nextGaussian);
        assertTrue(told <= 20, told + " of 2000");
    }

    @Test
    void norIsNoiseWithHeavyTails() {
        int told = told(2_000, ForecastMoveTest::laplace);
        assertTrue(told <= 20, told + " of 2000");
    }

    @Test
    void norAreDaysOnWhichNothingHappens() {
        int told = told(2_000, random -> random.nextInt(7) < 2 ? 0 : random.nextGaussian());
        assertTrue(told <= 20, told + " of 2000");
    }

    @Property(tries = 100)
    void aJumpOfTenScalesIsToldEitherWay(@ForAll @LongRange(min = 0, max = 1_000_000) long seed, @ForAll boolean up) {
        assertTrue(opens(course(DAYS, seed, Random::nextGaussian, up ? 10 : -10)));
    }

    @Property(tries = 50)
    void itIsToldFromTwoWeeksOfHistoryOn(@ForAll @IntRange(min = 16, max = 98) int days) {
        // uniform moves between -1 and 1: their scale is known within narrow bounds
        assertTrue(opens(course(days, days, random -> 2 * random.nextDouble() - 1, 15)));
    }

    @Property(tries = 50)
    void aForecastThatNeverMovesIsNotTold(@ForAll @IntRange(min = 2, max = 98) int days) {
        assertFalse(opens(course(days, 1, _ -> 0, 0)));
    }

    @Property(tries = 50)
    void aSteadyRiseIsUsual(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Course rising = course(DAYS, seed, random -> 3 + 0.1 * random.nextGaussian(), 3);
        assertFalse(opens(rising));
    }

    @Test
    void aFallAfterASteadyRiseIsTold() {
        assertTrue(opens(course(DAYS, 1, random -> 3 + 0.1 * random.nextGaussian(), -9)));
    }

    @Test
    void aSlideOfAWeekIsToldThoughEachOfItsDaysIsUsual() {
        var random = new Random(5);
        int[] day = {0};
        // days that go back and forth: a week of them comes to little
        Course sliding = course(
                DAYS,
                5,
                _ -> ++day[0] > DAYS - 8 ? -1.5 : (day[0] % 2 == 0 ? 1 : -1) + 0.1 * random.nextGaussian(),
                -1.5);
        Noise noise = noise(sliding);
        assertEquals(7, noise.days());
        assertEquals("-105000.00", noise.moved());
        assertTrue(opens(sliding));
    }

    @Test
    void ofEightMovesOrFewerNothingIsSaid() {
        assertEquals(Optional.empty(), ForecastMove.test(course(9, 1, Random::nextGaussian, 50)));
        assertTrue(ForecastMove.test(course(10, 1, Random::nextGaussian, 50)).isPresent());
    }

    @Test
    void aMoveOfLessThanAFiftiethIsNotWorthAnybodysTime() {
        assertFalse(opens(course(DAYS, 1, random -> 0.01 * random.nextGaussian(), 1.5)));
        assertTrue(opens(course(DAYS, 1, random -> 0.01 * random.nextGaussian(), 2.5)));
    }

    @Test
    void aMoveSuchAsThereWasBeforeIsUsual() {
        int[] day = {0};
        ToDoubleFunction<Random> once = random -> ++day[0] == 40 ? 10 : random.nextGaussian();
        assertFalse(opens(course(DAYS, 1, once, 9)));
    }

    @Test
    void itSaysFromWhatToWhatAndWhatIsUsual() {
        Course course = course(DAYS, 7, Random::nextGaussian, -12);
        Noise noise = noise(course);
        assertEquals(1, noise.days());
        assertEquals("-120000.00", noise.moved());
        assertEquals(
                new BigDecimal(noise.moved()), new BigDecimal(noise.after()).subtract(new BigDecimal(noise.before())));
        assertEquals(96, noise.earlier());
        assertEquals(SCALE, new BigDecimal(noise.scale()).doubleValue(), 0.3 * SCALE);
        assertTrue(new BigDecimal(noise.low()).doubleValue() < 0);
        assertTrue(new BigDecimal(noise.high()).doubleValue() > 0);
        assertEquals(
                "/api/forecast-bridges?pipeline=abc&period=2026-Q4&currency=EUR&from=2026-11-28&to=2026-11-29",
                noise.bridge());
    }

    @Test
    void bothForecastsAreShown() {
        Figures figures =
                found(course(DAYS, 7, Random::nextGaussian, -12)).orElseThrow().figures();
        assertEquals(
                "/api/forecasts?pipeline=abc&period=2026-Q4&currency=EUR&asOf=2026-11-29",
                figures.recent().query());
        assertEquals(LAST.minusDays(1), assertNotNullOf(figures.before()).from());
        assertEquals(500, figures.recent().n());
        assertEquals(Figures.Change.Measure.AMOUNT, figures.change().measure());
    }

    private static <T> T assertNotNullOf(T value) {
        assertNotNull(value);
        return value;
    }

    private static Noise noise(Course course) {
        return assertNotNullOf(found(course).orElseThrow().figures().noise());
    }

    @Test
    void anAlertStaysWhileTheWeekHoldsTheJump() {
        var random = new Random(8);
        int[] day = {0};
        // it jumped three days ago, and has been quiet since
        Course after = course(DAYS, 8, _ -> ++day[0] == DAYS - 4 ? 30 : 0.5 * random.nextGaussian(), 0.1);
        assertTrue(found(after).orElseThrow().stays());
        day[0] = 8;
        Course later = course(DAYS, 8, _ -> ++day[0] == DAYS - 4 ? 30 : 0.5 * random.nextGaussian(), 0.1);
        assertFalse(found(later).orElseThrow().stays());
    }
}
