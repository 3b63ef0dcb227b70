package io.leadstream.qualification.queue;

import io.leadstream.qualification.lead.Folded;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** What a lead is worth a call: the chance that it is won, and what the deal would bring, from own outcomes. */
final class Rates {

    /** How many leads the expectation of a larger group counts as. */
    private static final double LEADS = 30;

    /** How many deals the expectation of a larger group counts as. */
    private static final double DEALS = 5;

    private final Counts counts;
    private final Shrinkage chances;
    private final Shrinkage values;

    Rates(Counts counts, double assumedChance, double assumedValue) {
        this.counts = counts;
        this.chances = new Shrinkage(counts.worked(), assumedChance, LEADS, Rates::ofGrade);
        this.values = new Shrinkage(counts.won(), assumedValue, DEALS, (value, sizeBand) -> value);
    }

    Counts counts() {
        return counts;
    }

    Rate chance(@Nullable String grade, @Nullable String source) {
        return chances.of(grade, source);
    }

    Rate value(@Nullable String sizeBand, @Nullable String industry) {
        return values.of(sizeBand, industry == null ? null : Folded.word(industry));
    }

    /** As a chance is kept: six decimals, and never a certainty. */
    static BigDecimal probability(Rate rate) {
        double bounded = Math.min(0.999999, Math.max(0, rate.expected()));
        return BigDecimal.valueOf(bounded).setScale(6, RoundingMode.HALF_UP);
    }

    static BigDecimal money(Rate rate) {
        return BigDecimal.valueOf(rate.expected()).setScale(2, RoundingMode.HALF_UP);
    }

    /** What is assumed of a grade, given the chance of all leads, until outcomes of that grade tell: better odds. */
    private static double ofGrade(double chance, @Nullable String grade) {
        if (grade == null || grade.length() != 2 || chance <= 0 || chance >= 1) {
            return chance;
        }
        double odds =
                chance / (1 - chance) * step("ABCD".indexOf(grade.charAt(0))) * step("1234".indexOf(grade.charAt(1)));
        return odds / (1 + odds);
    }

    private static double step(int place) {
        return switch (place) {
            case 0 -> 1.6;
            case 1 -> 1.2;
            case 2 -> 0.8;
            case 3 -> 0.5;
            default -> 1;
        };
    }
}
