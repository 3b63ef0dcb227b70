package io.leadstream.forecast.winning;

import java.time.LocalDate;

/** Chances to be won by the end of a day: tabulated by stage and age. */
public final class Outlook {

    private final LocalDate lastDay;
    private final Chances chances;
    private final double newWins;
    private final Level level;
    private final int[] support;

    Outlook(LocalDate lastDay, Chances chances, double newWins, Level level, int[] support) {
        this.lastDay = lastDay;
        this.chances = chances;
        this.newWins = newWins;
        this.level = level;
        this.support = support;
    }

    public LocalDate lastDay() {
        return lastDay;
    }

    public Level level() {
        return level;
    }

    /** Of a deal that is open at the as-of time, within [0, 1]. */
    public double of(OpenDeal deal) {
        return of(deal.stage(), deal.age());
    }

    /** Of a deal of an age in days in a stage; 0 at ages of which nothing is known. */
    public double of(int stage, int age) {
        double[] byAge = chances.open[stage];
        return age >= byAge.length ? 0 : byAge[age];
    }

    /** Of a deal that enters a stage on the day after the as-of day; 0 when that is later than the last day. */
    public double entering(int stage) {
        double[] byDay = chances.entering[stage];
        return byDay.length > 1 ? byDay[1] : 0;
    }

    /** How many deals that are not there yet are expected to be won by then. */
    public double newWins() {
        return newWins;
    }

    /** Whether a deal is older in its stage than any that ever left it: its chance is a guess. */
    public boolean beyondSupport(OpenDeal deal) {
        return deal.age() > support[deal.stage()];
    }
}
