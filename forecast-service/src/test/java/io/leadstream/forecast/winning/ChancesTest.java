package io.leadstream.forecast.winning;

import static io.leadstream.forecast.stories.Story.day;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.statistics.CompetingRisks;
import io.leadstream.forecast.statistics.CompetingRisks.Cause;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.stories.Asked;
import io.leadstream.forecast.stories.Story;
import io.leadstream.forecast.winning.WinFit.Settings;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The chance to win by a day, by hand and against laws. Days count from 2026-01-01. */
class ChancesTest {

    private static final int B = 2;
    private static final int C = 3;

    private static WinFit fit(double asOf, Story... stories) {
        var counting = Book.counting(Story.ladder(), Asked.asOf(asOf));
        Asked.journeys(Story.histories(stories), Story.ladder(), Asked.asOf(asOf))
                .forEach(counting::add);
        return WinFit.of(counting.result(), Settings.PLAIN);
    }

    private static LocalDate date(double day) {
        return day(day).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static Outlook until(double asOf, double last, Story... stories) {
        return fit(asOf, stories).until(date(last));
    }

    /** Half win on day 2 of C, half of those left are lost on day 3. */
    private static Story[] oneStage() {
        return new Story[] {
            Story.of("1").enters("C", 0).wins(2),
            Story.of("2").enters("C", 0).wins(2),
            Story.of("3").enters("C", 0).isLost(3),
            Story.of("4").enters("C", 0)
        };
    }

    @Test
    void ofOneStageItIsTheCompetingRisksOfThoseOpenAtThatAge() {
        var risks = new CompetingRisks();
        var random = new SplittableRandom(1);
        Story[] stories = new Story[60];
        for (int i = 0; i < stories.length; i++) {
            int exit = 1 + random.nextInt(20);
            Cause cause = Cause.values()[random.nextInt(3)];
            stories[i] = Story.of("d" + i).enters("C", 0);
            switch (cause) {
                case FIRST -> stories[i].wins(exit);
                case SECOND -> stories[i].isLost(exit);
                case CENSORED -> exit = 40;
            }
            risks.add(CompetingRisks.FROM_ENTRY, exit, cause);
        }
        for (int age = 0; age < 20; age++) {
            for (int days = 1; days < 20; days += 3) {
                double expected =
                        risks.openAt(age).at(age + days, Confidence.DEFAULT).first();
                assertEquals(expected, until(40, 40 + days, stories).of(C, age), 1e-12);
            }
        }
    }

    @Test
    void throughTwoStagesItIsTheirConvolution() {
        // B: half advance on day 1, half are lost on day 2; C: half are won on day 1, the others on day 2
        Story[] stories = {
            Story.of("1").enters("B", 0).enters("C", 1).wins(2),
            Story.of("2").enters("B", 0).enters("C", 1).wins(3),
            Story.of("3").enters("B", 0).isLost(2),
            Story.of("4").enters("B", 0).isLost(2)
        };
        assertEquals(0.0, until(10, 11, stories).of(B, 0), 1e-12);
        assertEquals(0.25, until(10, 12, stories).of(B, 0), 1e-12);
        assertEquals(0.5, until(10, 13, stories).of(B, 0), 1e-12);
        assertEquals(0.0, until(10, 13, stories).of(B, 1), 1e-12);
    }

    @Test
    void geometricHazardsWinAsAnAbsorbingMarkovChainDoes() {
        double[] none = everyDay(0);
        double[] constant = everyDay(0.1);
        double[] lost = everyDay(0.05);
        double[] back = everyDay(0.02);
        // first: to second 0.1, lost 0.05; second: won 0.1, lost 0.05, back 0.02
        var hazards = new Hazards(
                401,
                new double[][] {none, constant},
                new double[][] {lost, lost},
                new double[][][] {{null, constant}, {back, null}},
                new double[][] {none, none},
                new double[2][4][],
                new int[] {400, 400},
                new double[13]);
        double[] factors = new double[401];
        Arrays.fill(factors, 1);
        var chances = Chances.within(hazards, factors);
        // B = (I − Q)⁻¹ R with Q = [.85 .1; .02 .83], R to won = [0; .1]
        double det = 0.15 * 0.17 - 0.1 * 0.02;
        assertEquals(0.1 * 0.1 / det, chances.open[0][0], 1e-6);
        assertEquals(0.15 * 0.1 / det, chances.open[1][0], 1e-6);
    }

    /** The same hazard on every day but that of entry. */
    private static double[] everyDay(double hazard) {
        double[] hazards = new double[401];
        Arrays.fill(hazards, 1, hazards.length, hazard);
        return hazards;
    }

    @Test
    void itGrowsWithTheHorizonAndStaysWithinOne() {
        double before = 0;
        for (int days = 0; days < 10; days++) {
            double chance = until(10, 10 + days, oneStage()).of(C, 0);
            assertTrue(chance >= before && chance <= 1, "after " + days + " days " + chance);
            before = chance;
        }
        assertEquals(0.5, before, 1e-12);
    }

    @Test
    void aDealOlderThanAnyThatLeftIsBeyondSupport() {
        var outlook = until(10, 20, oneStage());
        var book = fit(10, oneStage()).book();
        assertTrue(outlook.beyondSupport(book.open().getFirst()));
        assertEquals(0, outlook.of(book.open().getFirst()), 0);
    }

    @Test
    void whatWasNotSeenIsNotAtRisk() {
        // seen from day 3 on: it says nothing of the days before
        Story late = Story.of("late").enters("C", 0).observedFrom(3).wins(5);
        Story[] stories = {Story.of("1").enters("C", 0).wins(2), Story.of("2").enters("C", 0), late};
        assertEquals(0.5, until(10, 13, stories).of(C, 0), 1e-12);
        assertEquals(0.5 + 0.5 * 0.5, until(10, 16, stories).of(C, 0), 1e-12);
    }

    @Test
    void aMoveBackBeginsTheStageAnew() {
        // A deal in C goes back to B on day 2 in half the cases; from B it goes to C on day 1, always
        Story[] stories = {
            Story.of("1").enters("B", 0).enters("C", 1).wins(2),
            Story.of("2")
                    .enters("B", 0)
                    .enters("C", 1)
                    .enters("B", 3)
                    .enters("C", 4)
                    .wins(5)
        };
        // C: at age 1 two of three are won; the third goes back at age 2, is in C again a day later
        assertEquals(2.0 / 3, until(10, 11, stories).of(C, 0), 1e-12);
        assertEquals(2.0 / 3 + 1.0 / 3 * 2 / 3, until(10, 14, stories).of(C, 0), 1e-12);
    }
}
