package io.leadstream.forecast.winning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Why a deal has the chance that it has.
 *
 * @param fresh of a deal that is in the same stage since today
 * @param chain of a deal that is since today in each stage, in their order
 * @param weeks what is expected of the deal in its stage, week by week: the rates that were used
 * @param waits its chance by the same day, should it still be open, and where it is, after so many days
 */
public record Explanation(double fresh, List<Step> chain, List<Week> weeks, Map<Integer, Double> waits) {

    private static final int LONGEST_WEEKS = 53;

    /** @param chance of a deal that enters the stage today */
    public record Step(String stage, double chance) {}

    /**
     * A week in a deal's stage, of a deal that is still there at its begin.
     *
     * @param fromAge the first day of age that counts
     * @param atRisk how many deals were at risk at that age, weighted by recency: what the rates rest on
     * @param won the share won within the week
     * @param lost the share lost
     * @param moved the share that moves to each other stage
     */
    public record Week(
            LocalDate from, int fromAge, double atRisk, double won, double lost, Map<String, Double> moved) {}

    public static Explanation of(WinFit fit, Outlook outlook, OpenDeal deal) {
        List<String> stages = fit.book().stages();
        var chain = new ArrayList<Step>();
        for (int stage = 0; stage < stages.size(); stage++) {
            chain.add(new Step(stages.get(stage), outlook.of(stage, 0)));
        }
        var waits = new TreeMap<Integer, Double>();
        for (int days : new int[] {7, 14, 30}) {
            if (fit.book().asOfDay().plusDays(days).isBefore(outlook.lastDay())) {
                waits.put(
                        days,
                        fit.untilSeenAfter(days, outlook.lastDay(), outlook.level())
                                .of(deal.stage(), deal.age() + days));
            }
        }
        return new Explanation(outlook.of(deal.stage(), 0), chain, weeks(fit, outlook, deal), waits);
    }

    private static List<Week> weeks(WinFit fit, Outlook outlook, OpenDeal deal) {
        double[] factors = fit.factors(outlook.lastDay(), outlook.level());
        var weeks = new ArrayList<Week>();
        for (int from = 1; from < factors.length && weeks.size() < LONGEST_WEEKS; from += 7) {
            weeks.add(week(fit, deal, factors, from, Math.min(from + 7, factors.length)));
        }
        return weeks;
    }

    private static Week week(WinFit fit, OpenDeal deal, double[] factors, int from, int to) {
        Hazards hazards = fit.hazards();
        int stage = deal.stage();
        double there = 1;
        double won = 0;
        double lost = 0;
        double[] moved = new double[hazards.stages];
        for (int day = from; day < to && deal.age() + day < hazards.ages; day++) {
            int age = deal.age() + day;
            double win = Math.min(1, hazards.won[stage][age] * factors[day]);
            double leave = hazards.leaving[stage][age];
            double share = win + leave > 1 ? (1 - win) / leave : 1;
            won += there * win;
            lost += there * share * hazards.lost[stage][age];
            for (int other = 0; other < moved.length; other++) {
                double[] ways = hazards.to[stage][other];
                moved[other] += ways == null ? 0 : there * share * ways[age];
            }
            there *= 1 - win - share * leave;
        }
        int first = deal.age() + from;
        double atRisk = first < hazards.ages ? hazards.atRisk[stage][first] : 0;
        return new Week(fit.book().asOfDay().plusDays(from), first, atRisk, won, lost, byStage(fit, moved));
    }

    private static Map<String, Double> byStage(WinFit fit, double[] moved) {
        var byStage = new TreeMap<String, Double>();
        for (int other = 0; other < moved.length; other++) {
            if (moved[other] > 0) {
                byStage.put(fit.book().stages().get(other), moved[other]);
            }
        }
        return byStage;
    }

    /** Chances to be won by a day, from rates that were drawn from their posteriors: what is not known of a chance. */
    public static List<Outlook> drawn(WinFit fit, Outlook outlook, int draws, long seed) {
        var random = new SplittableRandom(seed);
        var drawn = new ArrayList<Outlook>();
        for (int i = 0; i < draws; i++) {
            drawn.add(fit.drawn(outlook.lastDay(), outlook.level(), random));
        }
        return drawn;
    }
}
