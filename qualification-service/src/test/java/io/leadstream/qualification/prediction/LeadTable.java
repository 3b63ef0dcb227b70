package io.leadstream.qualification.prediction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * An invented table of leads: each has a hidden interest, which its honest fields show more or less of, and by which it
 * converts or not; fields that leak look at whether it did. The same seed gives the same table.
 */
final class LeadTable {

    /** One lead as a field may see it. */
    record Lead(double interest, boolean won, int row, Random chance) {

        boolean in(double share) {
            return chance.nextDouble() < share;
        }

        double noise() {
            return chance.nextGaussian();
        }

        String oneOf(String... values) {
            return values[chance.nextInt(values.length)];
        }
    }

    /** What a field says of a lead; nothing when null. */
    @FunctionalInterface
    interface Field {
        @Nullable
        String of(Lead lead);
    }

    private final int rows;
    private final double rate;
    private final long seed;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    /** A table of so many leads, of which about that share converts. */
    LeadTable(int rows, double rate, long seed) {
        this.rows = rows;
        this.rate = rate;
        this.seed = seed;
    }

    LeadTable with(String name, Field field) {
        fields.put(name, field);
        return this;
    }

    Dataset dataset() {
        var random = new Random(seed);
        var examples = new ArrayList<Example>();
        for (int row = 0; row < rows; row++) {
            double interest = random.nextGaussian();
            boolean won = random.nextDouble() < Predictor.sigmoid(Math.log(rate / (1 - rate)) + 1.3 * interest);
            var lead = new Lead(interest, won, row, random);
            examples.add(new Example(
                    fields.values().stream().map(field -> field.of(lead)).toArray(String[]::new), won));
        }
        return new Dataset(List.copyOf(fields.keySet()), examples);
    }
}
