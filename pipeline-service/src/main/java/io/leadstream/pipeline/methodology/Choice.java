package io.leadstream.pipeline.methodology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which approach fits what we sell, and why.
 *
 * @param runnerUp the second nearest, when it is nearly as near
 * @param rows all approaches, from the simplest on
 */
record Choice(Approach approach, String because, @Nullable Approach runnerUp, List<Row> rows, List<Shift> shifts) {

    /** So little between two approaches tells them apart by chance alone: a factor of 1.26 in every figure. */
    static final double NEARLY = 0.1;

    /**
     * An approach with how far it is.
     *
     * @param distance null where there are no figures to compare
     * @param shifted the distance with what else is known; null where there is no distance
     */
    record Row(
            Approach approach,
            @Nullable Distance distance,
            @Nullable Double shifted) {

        private double nearness() {
            return shifted == null ? Double.POSITIVE_INFINITY : shifted;
        }
    }

    Choice {
        rows = List.copyOf(rows);
        shifts = List.copyOf(shifts);
    }

    /**
     * Chooses.
     *
     * @param figures those known; at least one, unless no rep touches the sale
     */
    static Choice of(Map<Dimension, Double> figures, Situation situation) {
        List<Shift> shifts = Shift.of(situation);
        List<Row> rows = Stream.of(Approach.values())
                .map(approach -> row(approach, figures, shifts))
                .toList();
        if (situation.noRepTouchesTheSale()) {
            return new Choice(
                    Approach.SELF_SERVICE,
                    "no rep touches the sale: " + Approach.SELF_SERVICE.fitsWhen(),
                    null,
                    rows,
                    shifts);
        }
        List<Row> byNearness = rows.stream()
                .filter(row -> row.distance() != null)
                .sorted(Comparator.comparingDouble(Row::nearness))
                .toList();
        if (byNearness.isEmpty()) {
            throw new IllegalArgumentException("nothing is known to choose by");
        }
        Row nearest = byNearness.getFirst();
        return new Choice(nearest.approach(), because(nearest, shifts), runnerUp(byNearness), rows, shifts);
    }

    private static Row row(Approach approach, Map<Dimension, Double> figures, List<Shift> shifts) {
        Optional<Distance> distance = Distance.of(approach, figures);
        double by = shifts.stream()
                .filter(shift -> shift.approach() == approach)
                .mapToDouble(Shift::by)
                .sum();
        return new Row(
                approach,
                distance.orElse(null),
                distance.map(d -> Math.max(0, d.total() + by)).orElse(null));
    }

    private static @Nullable Approach runnerUp(List<Row> byNearness) {
        Row second = byNearness.get(1);
        return second.nearness() - byNearness.getFirst().nearness() < NEARLY ? second.approach() : null;
    }

    private static String because(Row nearest, List<Shift> shifts) {
        List<String> inside = new ArrayList<>();
        List<String> outside = new ArrayList<>();
        for (Distance.Part part :
                java.util.Objects.requireNonNull(nearest.distance()).parts()) {
            (part.distance() == 0 ? inside : outside)
                    .add(part.dimension().field() + " " + part.figure().text());
        }
        List<String> reasons = new ArrayList<>();
        if (!inside.isEmpty()) {
            reasons.add("within its range: " + String.join("; ", inside));
        }
        if (!outside.isEmpty()) {
            reasons.add("nearest to it though outside: " + String.join("; ", outside));
        }
        shifts.stream()
                .filter(shift -> shift.approach() == nearest.approach() && shift.by() < 0)
                .forEach(shift -> reasons.add(shift.reason()));
        return String.join(". ", reasons);
    }
}
