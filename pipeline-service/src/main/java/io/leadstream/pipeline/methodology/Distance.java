package io.leadstream.pipeline.methodology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far what we sell lies from an approach, in powers of ten: 0 when every figure is within the approach's range, 1
 * when each is ten times too much or too little.
 *
 * @param total the weighted mean of the parts
 * @param parts one for each figure that is known
 */
record Distance(Approach approach, double total, List<Part> parts) {

    /** The distance in one dimension. */
    record Part(Dimension dimension, double given, Approach.Figure figure, double distance) {}

    Distance {
        parts = List.copyOf(parts);
    }

    /** Nothing where the approach has no figures, or none of ours is known. */
    static Optional<Distance> of(Approach approach, Map<Dimension, Double> figures) {
        List<Part> parts = new ArrayList<>();
        double sum = 0;
        double weights = 0;
        for (Dimension dimension : Dimension.values()) {
            Double given = figures.get(dimension);
            Approach.Figure figure = approach.figures().get(dimension);
            if (given != null && figure != null) {
                var part = new Part(dimension, given, figure, figure.range().distanceOf(given));
                parts.add(part);
                sum += part.distance() * figure.weight();
                weights += figure.weight();
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Distance(approach, sum / weights, parts));
    }
}
