package io.leadstream.forecast.winning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.stories.Asked;
import io.leadstream.forecast.stories.Story;
import io.leadstream.forecast.winning.WinFit.Settings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Fits on made-up pipelines, of which the truth is known. Days count from 2026-01-01. */
class WinFitTest {

    /** A deal a day and more; from B to C with a chance of 60 %, from C half are won; stays of about ten days. */
    private static Story[] market(long seed, int days, double perDay, double winRate) {
        var random = new SplittableRandom(seed);
        var stories = new ArrayList<Story>();
        for (double day = 0; day < days; day += random.nextExponential() / perDay) {
            Story story = Story.of("d" + stories.size()).enters("B", day);
            double next = day + 1 + random.nextExponential() * 9;
            if (next < days && random.nextDouble() < 0.6) {
                story.enters("C", next);
                double end = next + 1 + random.nextExponential() * 9;
                if (end < days) {
                    close(story, end, random.nextDouble() < winRate);
                }
            } else if (next < days) {
                story.isLost(next);
            }
            stories.add(story);
        }
        return stories.toArray(Story[]::new);
    }

    private static void close(Story story, double day, boolean won) {
        if (won) {
            story.wins(day);
        } else {
            story.isLost(day);
        }
    }

    private static WinFit fit(Settings settings, double asOf, Story... stories) {
        var counting = Book.counting(Story.ladder(), Asked.asOf(asOf));
        Asked.journeys(Story.histories(stories), Story.ladder(), Asked.asOf(asOf))
                .forEach(counting::add);
        return WinFit.of(counting.result(), settings);
    }

    private static LocalDate date(int day) {
        return LocalDate.of(2026, 1, 1).plusDays(day);
    }

    @Test
    void withTimeItComesToTheTrueShareWon() {
        Outlook outlook = fit(Settings.PLAIN, 600, market(1, 600, 8, 0.5)).until(date(600 + 400));
        assertEquals(0.3, outlook.of(1 + 1, 0), 0.03);
        assertEquals(0.5, outlook.of(1 + 2, 0), 0.03);
    }

    @Test
    void openDealsWinAsOftenAsTheirChancesSay() {
        Story[] later = market(5, 500, 20, 0.5);
        WinFit fit = fit(Settings.PLAIN, 400, later);
        Outlook outlook = fit.until(date(430));
        double expected = fit.book().open().stream().mapToDouble(outlook::of).sum();
        WinFit after = fit(Settings.PLAIN, 430.99, later);
        var open = fit.book().open().stream().map(OpenDeal::deal).toList();
        long won = after.book().won().stream()
                .filter(deal -> open.contains(deal.deal()))
                .count();
        assertEquals(1, won / expected, 0.2, () -> won + " of " + expected);
        long ofNew = after.book().won().stream()
                .filter(deal -> deal.day() > fit.book().asOfDay().toEpochDay() && !open.contains(deal.deal()))
                .count();
        assertEquals(1, ofNew / outlook.newWins(), 0.35, () -> ofNew + " of " + outlook.newWins());
    }

    @Test
    void drawnChancesScatterAroundTheFittedOnes() {
        WinFit fit = fit(Settings.PLAIN, 200, market(2, 200, 3, 0.5));
        Outlook outlook = fit.until(date(260));
        double sum = 0;
        List<Outlook> drawn = Explanation.drawn(fit, outlook, 100, 1);
        for (Outlook draw : drawn) {
            sum += draw.of(3, 0);
        }
        assertEquals(outlook.of(3, 0), sum / drawn.size(), 0.02);
        assertTrue(drawn.stream().mapToDouble(draw -> draw.of(3, 0)).distinct().count() > 90);
    }

    @Property(tries = 30)
    void chancesAreWithinOneAndGrowWithTheHorizon(@ForAll @IntRange(min = 0, max = 1_000) int seed) {
        WinFit fit = fit(Settings.DEFAULT, 90, market(seed, 90, 1, 0.4));
        Level level = fit.until(date(150)).level();
        Outlook before = fit.until(date(91), level);
        for (int day = 95; day < 150; day += 11) {
            Outlook outlook = fit.until(date(day), level);
            for (int stage = 0; stage < fit.book().stages().size(); stage++) {
                for (int age = 0; age < 100; age += 9) {
                    double chance = outlook.of(stage, age);
                    assertTrue(chance >= before.of(stage, age) - 1e-12 && chance <= 1 + 1e-12);
                }
            }
            assertTrue(outlook.newWins() >= before.newWins());
            before = outlook;
        }
    }

    @Test
    void recentDaysCountMoreWhenWinningHasBecomeEasier() {
        // until day 300 one in ten is won, from then on nine in ten
        var stories = new ArrayList<Story>(List.of(market(3, 300, 3, 0.1)));
        var random = new SplittableRandom(4);
        for (int day = 330; day < 500; day++) {
            for (int i = 0; i < 3; i++) {
                Story story = Story.of("late-" + day + "-" + i).enters("C", day);
                double end = day + 1 + random.nextExponential() * 9;
                if (end < 500) {
                    close(story, end, random.nextInt(10) > 0);
                }
                stories.add(story);
            }
        }
        Story[] all = stories.toArray(Story[]::new);
        double alike = fit(new Settings(null, false, false, false, false), 500, all)
                .until(date(900))
                .of(3, 0);
        double recent = fit(new Settings(90, false, false, false, false), 500, all)
                .until(date(900))
                .of(3, 0);
        assertTrue(recent > alike + 0.1, recent + " " + alike);
        assertEquals(90, fit(Settings.DEFAULT, 500, all).halfLife());
    }

    @Test
    void theChainExplainsTheChance() {
        WinFit fit = fit(Settings.PLAIN, 300, market(6, 300, 5, 0.5));
        Outlook outlook = fit.until(date(360));
        OpenDeal deal = fit.book().open().stream()
                .filter(open -> open.stage() == 3 && open.age() < 5)
                .findFirst()
                .orElseThrow();
        Explanation why = Explanation.of(fit, outlook, deal);
        double there = 1;
        double won = 0;
        for (Explanation.Week week : why.weeks()) {
            won += there * week.won();
            there *= 1
                    - week.won()
                    - week.lost()
                    - week.moved().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum();
        }
        assertEquals(outlook.of(deal), won, 1e-9);
        assertEquals(outlook.of(3, 0), why.fresh(), 1e-12);
        assertEquals(outlook.of(2, 0), why.chain().get(2).chance(), 1e-12);
        assertEquals(List.of(7, 14, 30), List.copyOf(why.waits().keySet()));
        assertTrue(why.weeks().getFirst().atRisk() > 0);
    }
}
