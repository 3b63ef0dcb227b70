package io.leadstream.forecast.alert;

import io.leadstream.forecast.alert.Figures.Noise;
import io.leadstream.forecast.statistics.FalseDiscovery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was found on a topic, whether it is worth an alert or not. */
record Finding(Topic topic, Figures figures) {

    /** So unlikely by chance, among all tests, that it is told. */
    static final double OPENS = 0.01;

    /** An alert stays until chance explains its figures as well as this, so that it does not come and go. */
    static final double STAYS = 0.05;

    /** A change of less is not worth anybody's time, however sure it is: five points of a share, a fifth of the rest. */
    private static final double LEAST_POINTS = 0.05;

    private static final double LEAST_RATIO = 1.2;

    /** A forecast's move of less than a fiftieth is not worth it either, nor is one such as there were before. */
    private static final double LEAST_OF_FORECAST = 0.02;

    /** Drift, stages, promises and forecasts are four questions: of each, all tests are made at once. */
    static List<Finding> of(List<Tested> tests) {
        Map<String, List<Tested>> families = tests.stream()
                .collect(Collectors.groupingBy(test -> test.topic().kind().isDrift()
                        ? "drift"
                        : test.topic().kind().name()));
        var findings = new ArrayList<Finding>();
        for (List<Tested> family : families.values()) {
            List<Double> adjusted =
                    FalseDiscovery.adjusted(family.stream().map(Tested::pValue).toList());
            for (int i = 0; i < family.size(); i++) {
                findings.add(family.get(i).among(adjusted.get(i)));
            }
        }
        return findings;
    }

    boolean opens() {
        return figures.adjusted() <= OPENS && isLarge(1);
    }

    boolean stays() {
        return figures.adjusted() <= STAYS && isLarge(0.5);
    }

    /** @param share of the least change that is told */
    private boolean isLarge(double share) {
        double change = figures.change().value();
        Noise noise = figures.noise();
        return switch (figures.change().measure()) {
            case RATIO -> Math.abs(Math.log(change)) >= share * Math.log(LEAST_RATIO);
            case DIFFERENCE -> Math.abs(change) >= share * LEAST_POINTS;
            case AMOUNT -> noise != null && isLarge(share, Math.abs(change), noise);
        };
    }

    private static boolean isLarge(double share, double change, Noise noise) {
        double forecast = Math.abs(new BigDecimal(noise.before()).doubleValue());
        double largest = new BigDecimal(noise.largest()).doubleValue();
        return change > share * largest && change >= share * LEAST_OF_FORECAST * forecast;
    }
}
