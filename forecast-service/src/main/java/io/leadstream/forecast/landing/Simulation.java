package io.leadstream.forecast.landing;

import io.leadstream.forecast.winning.Gammas;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Monte Carlo over open and new deals. The deals' cumulative hazards are laid end to end on a line, and each path throws
 * a Poisson process on it: a deal is won when a point falls on its part, which has the chance 1 − exp(−Λ), independent
 * of all others; where in its part the first point falls tells when. So a path costs as many draws as it has wins, not
 * as there are deals. A common shock multiplies the rate of the process: the hazard of every deal, new ones as well.
 *
 * <p>Rates are drawn from their posteriors for {@link #DRAWS} sets of paths; each path has a shock of its own. The same
 * seed gives the same paths, on however many processors.
 */
final class Simulation {

    /** So many sets of rates are drawn. */
    static final int DRAWS = 64;

    /** From so many new wins on in a part of the span, and in one group, their sum is drawn at once. */
    private static final int MANY = 500;

    private final Crowd crowd;
    private final double shock;
    private final double meanValue;
    private final double meanSquare;
    private final Paths paths;

    /** Chances drawn from the posteriors, by cell. */
    interface Rates {
        double[] draw(SplittableRandom random);
    }

    private Simulation(Crowd crowd, double shock, int paths) {
        this.crowd = crowd;
        this.shock = shock;
        this.meanValue = Arrays.stream(crowd.values()).average().orElse(0);
        this.meanSquare = Arrays.stream(crowd.values())
                .map(value -> value * value)
                .average()
                .orElse(0);
        this.paths = Paths.none(paths, crowd.groups(), crowd.parts());
    }

    /**
     * @param rates the chances of the cells to be won by the end of the span
     * @param shock the standard deviation of the logarithm of the common shock
     */
    static Paths of(Crowd crowd, Rates rates, double shock, int paths, long seed) {
        var simulation = new Simulation(crowd, shock, paths);
        int sets = Math.min(DRAWS, paths);
        // streams that are told apart by splitting: seeds in a row would give one stream, shifted
        SplittableRandom[] streams = new SplittableRandom(seed).splits(sets).toArray(SplittableRandom[]::new);
        IntStream.range(0, sets).parallel().forEach(set -> simulation.walk(set, sets, rates, streams[set]));
        return simulation.paths;
    }

    private void walk(int set, int sets, Rates rates, SplittableRandom random) {
        var line = new Line(crowd, rates.draw(random));
        double pace = crowd.newSeen() == 0 ? 1 : Gammas.draw(crowd.newSeen() + 0.5, random) / (crowd.newSeen() + 0.5);
        for (int path = set; path < paths.open().length; path += sets) {
            // of mean one
            double common = Math.exp(shock * random.nextGaussian() - shock * shock / 2);
            open(path, common, line, random);
            fresh(path, common * pace, random);
            cumulate(path);
        }
    }

    private void open(int path, double common, Line line, SplittableRandom random) {
        double at = 0;
        while (true) {
            at += random.nextExponential() / common;
            int deal = line.dealAt(at);
            if (deal < 0) {
                return;
            }
            int part = part(line, deal, at);
            if (part > 0) {
                double value = crowd.value()[deal];
                double won =
                        Double.isNaN(value) ? drawn(crowd.values(), random) : value * drawn(crowd.ratios(), random);
                paths.open()[path] += won;
                paths.byPart()[part][path] += (float) won;
                paths.byGroup()[crowd.group()[deal]][path] += (float) won;
            }
            at = line.end(deal); // it is won once
        }
    }

    private int part(Line line, int deal, double at) {
        float[] timing = crowd.timing()[crowd.cell()[deal]];
        double passed = line.passed(deal, at);
        int part = 0;
        while (part < timing.length - 1 && passed > timing[part]) {
            part++;
        }
        return part;
    }

    private static double drawn(double[] sample, SplittableRandom random) {
        return sample.length == 1 ? sample[0] : sample[random.nextInt(sample.length)];
    }

    private void fresh(int path, double common, SplittableRandom random) {
        if (crowd.values().length == 0 || crowd.newShare() <= 0) {
            return;
        }
        double mixed = Double.isInfinite(crowd.dispersion())
                ? 1
                : Gammas.draw(crowd.dispersion(), random) / crowd.dispersion();
        double rate = common * mixed * crowd.newShare();
        for (int part = 1; part < crowd.parts(); part++) {
            double left = crowd.newWins()[part] * rate;
            if (left >= MANY && crowd.groups() == 1) {
                add(path, part, manyFresh(left, random));
                continue;
            }
            for (left -= random.nextExponential(); left > 0; left -= random.nextExponential()) {
                int like = random.nextInt(crowd.values().length);
                double won = crowd.values()[like];
                paths.fresh()[path] += won;
                paths.byPart()[part][path] += (float) won;
                paths.byGroup()[crowd.valueGroups()[like]][path] += (float) won;
            }
        }
    }

    /** The sum of so many values, a Poisson number of them: nearly normal, of the mean n·m and the variance n·E[value²]. */
    private double manyFresh(double expected, SplittableRandom random) {
        return Math.max(0, expected * meanValue + Math.sqrt(expected * meanSquare) * random.nextGaussian());
    }

    private void add(int path, int part, double won) {
        paths.fresh()[path] += won;
        paths.byPart()[part][path] += (float) won;
        paths.byGroup()[0][path] += (float) won;
    }

    private void cumulate(int path) {
        for (int part = 1; part < crowd.parts(); part++) {
            paths.byPart()[part][path] += paths.byPart()[part - 1][path];
        }
    }

    /** The deals' cumulative hazards, end to end. */
    private static final class Line {
        private final double[] ends;
        private final int[] guide;
        private final double scale;

        Line(Crowd crowd, double[] chances) {
            int deals = crowd.cell().length;
            this.ends = new double[deals];
            double sum = 0;
            for (int deal = 0; deal < deals; deal++) {
                sum += Outlooks.hazard(chances[crowd.cell()[deal]]);
                ends[deal] = sum;
            }
            this.guide = new int[deals + 1];
            this.scale = sum > 0 ? deals / sum : 0;
            int deal = 0;
            for (int i = 0; i < deals; i++) {
                while (deal < deals - 1 && ends[deal] * scale <= i) {
                    deal++;
                }
                guide[i] = deal;
            }
            guide[deals] = Math.max(0, deals - 1);
        }

        /** The deal whose part a point is on; −1 when it is beyond the last. */
        int dealAt(double at) {
            int deals = ends.length;
            if (deals == 0 || at >= ends[deals - 1]) {
                return -1;
            }
            int deal = guide[Math.min(deals, (int) (at * scale))];
            while (ends[deal] <= at) {
                deal++;
            }
            return deal;
        }

        double end(int deal) {
            return ends[deal];
        }

        /** How much of a deal's part lies before a point. */
        double passed(int deal, double at) {
            double begin = deal == 0 ? 0 : ends[deal - 1];
            return (at - begin) / (ends[deal] - begin);
        }
    }
}
