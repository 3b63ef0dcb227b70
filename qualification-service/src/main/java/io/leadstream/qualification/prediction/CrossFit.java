package io.leadstream.qualification.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Models each of which learnt from all leads but one part of them, and what each says of the part that it did not learn
 * from: that is how well such models do, without a lead set aside. Every part has its share of either outcome, whatever
 * the order of the leads.
 *
 * @param models one a part
 * @param logOdds of each lead, by the model that did not learn from it
 */
record CrossFit(List<Predictor> models, double[] logOdds) {

    static final int PARTS = 5;

    static CrossFit of(Dataset data, Function<Dataset, Predictor> fit) {
        int[] parts = parts(data);
        var models = new ArrayList<Predictor>();
        double[] logOdds = new double[data.size()];
        for (int part = 0; part < PARTS; part++) {
            int out = part;
            Predictor model = fit.apply(data.where(i -> parts[i] != out));
            models.add(model);
            for (int i = 0; i < logOdds.length; i++) {
                if (parts[i] == part) {
                    logOdds[i] = model.logOdds(data.examples().get(i).values());
                }
            }
        }
        return new CrossFit(models, logOdds);
    }

    /** Which part each lead is in: those of an outcome take turns. */
    static int[] parts(Dataset data) {
        int[] parts = new int[data.size()];
        int[] turns = new int[2];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = turns[data.examples().get(i).converted() ? 1 : 0]++ % PARTS;
        }
        return parts;
    }
}
