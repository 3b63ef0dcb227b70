package io.leadstream.qualification.trait;

/**
 * How much more often won accounts have a trait than worked accounts do.
 *
 * @param lift share among won accounts ÷ share among worked accounts
 * @param oddsRatio of being won, with the trait against without it
 * @param low and {@code high}: the odds ratio's 95 % interval
 * @param qValue the share of false finds among traits found so clearly (Benjamini-Hochberg)
 * @param lowEvidence fewer than 5 won or fewer than 20 worked accounts on either side of the comparison
 * @param over found to be over-represented: q at most 0.1, the interval above 1, and evidence enough
 */
record Trait(
        TraitCount count,
        double lift,
        double oddsRatio,
        double low,
        double high,
        double qValue,
        boolean lowEvidence,
        boolean over) {

    /** What it says of an unworked account: the logarithm of the odds ratio's lower bound, never too much. */
    double weight() {
        return over ? Math.log(low) : 0;
    }
}
