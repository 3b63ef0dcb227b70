package io.leadstream.qualification.prediction;

/**
 * Log-odds set right by a straight line, fitted to what became of leads that were not learnt from (Platt 1999, with
 * his smoothed targets, so that few or perfectly separated leads give no certainty).
 */
record Platt(double slope, double offset) {

    private static final int MOST_STEPS = 100;
    private static final double STEEPEST = 5;

    static Platt fit(double[] logOdds, boolean[] labels) {
        int positives = 0;
        for (boolean label : labels) {
            positives += label ? 1 : 0;
        }
        double high = (positives + 1.0) / (positives + 2.0);
        double low = 1.0 / (labels.length - positives + 2.0);
        double slope = 1;
        double offset = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            // a little ridge towards the identity keeps the two equations solvable
            double gs = 1e-3 * (1 - slope);
            double go = -1e-9 * offset;
            double ss = 1e-3;
            double so = 0;
            double oo = 1e-9;
            for (int i = 0; i < labels.length; i++) {
                double p = Predictor.sigmoid(slope * logOdds[i] + offset);
                double rest = (labels[i] ? high : low) - p;
                double weight = Math.max(p * (1 - p), 1e-9);
                gs += rest * logOdds[i];
                go += rest;
                ss += weight * logOdds[i] * logOdds[i];
                so += weight * logOdds[i];
                oo += weight;
            }
            double det = ss * oo - so * so;
            double ds = (gs * oo - go * so) / det;
            double dof = (go * ss - gs * so) / det;
            double shorter = Math.min(1, 2 / Math.max(Math.abs(ds), Math.abs(dof)));
            slope += shorter * ds;
            offset += shorter * dof;
            if (Math.abs(ds) + Math.abs(dof) < 1e-9) {
                break;
            }
        }
        // never the other way round: a model that is worse than none says the same of all
        return new Platt(Math.clamp(slope, 0, STEEPEST), offset);
    }
}
