package io.leadstream.qualification.prediction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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

    /** A part of it by position. */
    Dataset part(int from, int to) {
        return new Dataset(fields, examples.subList(from, to));
    }

    /** All that is, or is not, in one of so many folds that alternate row by row. */
    Dataset fold(int fold, int folds, boolean inside) {
        var chosen = new ArrayList<Example>();
        for (int i = 0; i < examples.size(); i++) {
            if ((i % folds == fold) == inside) {
                chosen.add(examples.get(i));
            }
        }
        return new Dataset(fields, chosen);
    }

    boolean[] labels() {
        boolean[] labels = new boolean[size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = examples.get(i).converted();
        }
        return labels;
    }
}
