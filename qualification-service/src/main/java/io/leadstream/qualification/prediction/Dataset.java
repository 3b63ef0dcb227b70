package io.leadstream.qualification.prediction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Leads to learn from, the oldest first; their order is their time where they tell none. */
record Dataset(List<String> fields, List<Example> examples) {

    Dataset {
        fields = List.copyOf(fields);
        boolean timed = examples.stream().allMatch(example -> example.at() != null);
        var ordered = new ArrayList<>(examples);
        if (timed) {
            ordered.sort(Comparator.comparing(example -> java.util.Objects.requireNonNull(example.at())));
        }
        examples = List.copyOf(ordered);
    }

    int size() {
        return examples.size();
    }

    int converted() {
        return (int) examples.stream().filter(Example::converted).count();
    }

    /** Those of it, by position, for which something holds; in their order. */
    Dataset where(IntPredicate holds) {
        return new Dataset(
                fields,
                IntStream.range(0, size()).filter(holds).mapToObj(examples::get).toList());
    }

    boolean[] labels() {
        boolean[] labels = new boolean[size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = examples.get(i).converted();
        }
        return labels;
    }
}
