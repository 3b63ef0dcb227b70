package io.leadstream.forecast.alert;

import io.leadstream.forecast.alert.Figures.Change;
import io.leadstream.forecast.alert.Figures.Change.Measure;
import io.leadstream.forecast.statistics.FalseDiscovery;
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

    /** Drift, stages and promises are three questions: of each, all tests are made at once. */
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
        Change change = figures.change();
        return change.measure() == Measure.RATIO
                ? Math.abs(Math.log(change.value())) >= share * Math.log(LEAST_RATIO)
                : Math.abs(change.value()) >= share * LEAST_POINTS;
    }
}
