package io.leadstream.forecast.cohort;

/**
 * What became of the deals that entered a stage: entered = advanced + lost + open.
 *
 * @param open of these, {@code transferred} were moved to another pipeline
 * @param imputed how many of the entered were not seen to enter the stage itself
 */
public record Counts(int entered, int advanced, int lost, int open, int transferred, int imputed) {

    public Counts {
        if (entered != advanced + lost + open) {
            throw new IllegalArgumentException("entered must be advanced + lost + open");
        }
    }

    /** Those whose way out of the stage is known: |A| + |L|. */
    public int settled() {
        return advanced + lost;
    }
}
