package io.leadstream.forecast.winning;

import io.leadstream.forecast.winning.Stays.Exits;
import io.leadstream.forecast.winning.Stays.Row;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Fits hazards, and the quarter's rhythm of winning, on stays as they were known at the end of a day. Days count by
 * 2^(−age / half-life). The rhythm is (won + κ) ÷ (expected + κ) per week of the quarter over the last four, κ being
 * what a mean week was expected to bring; the hazards of winning are fitted once more on days counted by it.
 */
final class HazardFit {

    /** So many deal-days of the pooled curve stand beside a stage's own at each age. */
    private static final double POOLED = 20;

    private final Stays stays;
    private final int day;
    private final Method method;
    private final int firstDay;
    private final int[] weeks;
    private final double[] weight;
    private final double[][] atRisk;
    private final double[] @Nullable [][] left;

    /**
     * @param halfLife in days; null when all days count alike
     * @param seasonal whether the quarter's rhythm is fitted
     * @param shrunk whether thin stages are drawn towards the pooled curve
     */
    record Method(@Nullable Integer halfLife, boolean seasonal, boolean shrunk) {}

    private HazardFit(Stays stays, int day, Method method) {
        this.stays = stays;
        this.day = day;
        this.method = method;
        this.firstDay = day - Stays.MEMORY + 1;
        this.weeks = Quarters.weeks(firstDay, day);
        this.weight = new double[Stays.MEMORY];
        for (int i = 0; i < weight.length; i++) {
            Integer halfLife = method.halfLife();
            weight[i] = halfLife == null ? 1 : Math.pow(2, -(double) (Stays.MEMORY - 1 - i) / halfLife);
        }
        this.atRisk = atRisk(weight);
        this.left = left();
    }

    /** @param day the last day that counts */
    static Hazards of(Stays stays, int day, Method method) {
        return new HazardFit(stays, day, method).fit();
    }

    private Hazards fit() {
        double[] season = new double[Quarters.WEEKS];
        Arrays.fill(season, 1);
        double[][] exposed = atRisk;
        if (method.seasonal()) {
            season = season(wonOf(atRisk));
            double[] counted = weight.clone();
            for (int i = 0; i < counted.length; i++) {
                counted[i] *= season[weeks[i]];
            }
            exposed = atRisk(counted);
        }
        return method.shrunk() ? shrunk(exposed, season) : own(exposed, season);
    }

    private double[][] atRisk(double[] counted) {
        double[][] sums = new double[stays.stages()][stays.ages()];
        for (int stage = 0; stage < stays.stages(); stage++) {
            for (Row row : stays.rows(stage)) {
                int from = from(row);
                int to = to(row);
                for (int i = from; i < to; i++) {
                    int age = row.firstAge() + i;
                    sums[stage][age] += counted[row.entryDay() + age - firstDay] * row.atRisk()[i];
                }
            }
        }
        return sums;
    }

    private int from(Row row) {
        return Math.max(0, firstDay - row.entryDay() - row.firstAge());
    }

    private int to(Row row) {
        return Math.min(row.atRisk().length, day - row.entryDay() - row.firstAge() + 1);
    }

    private double[] @Nullable [][] left() {
        int ways = stays.stages() + 2;
        double[] @Nullable [][] counts = new double[stays.stages()][ways][];
        Exits exits = stays.exits();
        for (int i = 0; i < exits.day().length; i++) {
            int on = exits.day()[i];
            if (on >= firstDay && on <= day) {
                double[] @Nullable [] ofStage = counts[exits.stage()[i]];
                int way = wayOut(exits.to()[i]);
                double[] byAge = ofStage[way];
                if (byAge == null) {
                    byAge = new double[stays.ages()];
                    ofStage[way] = byAge;
                }
                byAge[exits.age()[i]] += weight[on - firstDay];
            }
        }
        return counts;
    }

    private int wayOut(int to) {
        return to == Stays.WON ? stays.stages() : to == Stays.LOST ? stays.stages() + 1 : to;
    }

    private double[][] wonOf(double[][] exposed) {
        double[][] won = new double[stays.stages()][];
        for (int stage = 0; stage < won.length; stage++) {
            won[stage] = ratio(left[stage][stays.stages()], exposed[stage]);
        }
        return won;
    }

    private double[] ratio(double @Nullable [] events, double[] exposed) {
        double[] ratio = new double[stays.ages()];
        for (int age = 0; events != null && age < ratio.length; age++) {
            ratio[age] = exposed[age] == 0 ? 0 : Math.min(1, events[age] / exposed[age]);
        }
        return ratio;
    }

    private double[] season(double[][] won) {
        double[] expected = new double[Stays.MEMORY];
        for (int stage = 0; stage < stays.stages(); stage++) {
            for (Row row : stays.rows(stage)) {
                int from = Math.max(from(row), day - Quarters.YEAR + 1 - row.entryDay() - row.firstAge());
                int to = to(row);
                for (int i = from; i < to; i++) {
                    int age = row.firstAge() + i;
                    expected[row.entryDay() + age - firstDay] += row.atRisk()[i] * won[stage][age];
                }
            }
        }
        return season(expected, wonByDay());
    }

    private double[] wonByDay() {
        double[] won = new double[Stays.MEMORY];
        Exits exits = stays.exits();
        for (int i = 0; i < exits.day().length; i++) {
            int on = exits.day()[i] - firstDay;
            if (exits.to()[i] == Stays.WON && on >= 0 && on < won.length) {
                won[on]++;
            }
        }
        return won;
    }

    private double[] season(double[] expected, double[] won) {
        double[] expectedBy = new double[Quarters.WEEKS];
        double[] wonBy = new double[Quarters.WEEKS];
        double sum = 0;
        int days = 0;
        for (int i = Math.max(0, expected.length - Quarters.YEAR); i < expected.length; i++) {
            expectedBy[weeks[i]] += expected[i];
            wonBy[weeks[i]] += won[i];
            sum += expected[i];
            days += expected[i] > 0 ? 1 : 0;
        }
        double kappa = days == 0 ? 1 : 7 * sum / days;
        double[] expectedSmooth = Quarters.smoothed(expectedBy);
        double[] wonSmooth = Quarters.smoothed(wonBy);
        double[] season = new double[Quarters.WEEKS];
        for (int week = 0; week < season.length; week++) {
            season[week] = (wonSmooth[week] + kappa) / (expectedSmooth[week] + kappa);
        }
        double mean = Arrays.stream(season).average().orElse(1);
        return Arrays.stream(season).map(factor -> factor / mean).toArray();
    }

    private Hazards own(double[][] exposed, double[] season) {
        int stages = stays.stages();
        double[][] won = wonOf(exposed);
        double[][] lost = new double[stages][];
        double[] @Nullable [][] to = new double[stages][stages][];
        for (int stage = 0; stage < stages; stage++) {
            lost[stage] = ratio(left[stage][stages + 1], atRisk[stage]);
            for (int other = 0; other < stages; other++) {
                double[] events = left[stage][other];
                to[stage][other] = events == null ? null : ratio(events, atRisk[stage]);
            }
        }
        return new Hazards(stays.ages(), won, lost, to, atRisk, left, support(), season);
    }

    private int[] support() {
        int[] support = new int[stays.stages()];
        for (int stage = 0; stage < support.length; stage++) {
            support[stage] = -1;
            for (double[] events : left[stage]) {
                for (int age = 0; events != null && age < events.length; age++) {
                    if (events[age] > 0) {
                        support[stage] = Math.max(support[stage], age);
                    }
                }
            }
        }
        return support;
    }

    private Hazards shrunk(double[][] exposed, double[] season) {
        return new Shrinking(own(exposed, season), exposed, POOLED).towardsAllStages();
    }
}
