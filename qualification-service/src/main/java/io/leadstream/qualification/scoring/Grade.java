package io.leadstream.qualification.scoring;

import java.math.BigDecimal;
import java.util.Map;

/** Fit as a letter A to D, engagement as a figure 1 to 4; A1 is the best. */
public record Grade(char letter, int figure) {

    /** The least fit that each letter needs. */
    static final Map<Character, Integer> LETTERS = Map.of('A', 60, 'B', 40, 'C', 20);

    /** The least engagement that each figure needs. */
    static final Map<Integer, Integer> FIGURES = Map.of(1, 60, 2, 30, 3, 10);

    private static final char LAST_LETTER = 'D';
    static final int LAST_FIGURE = 4;

    static Grade of(BigDecimal fit, BigDecimal engagement) {
        return new Grade(best(LETTERS, fit, LAST_LETTER), figure(engagement));
    }

    static int figure(BigDecimal engagement) {
        return best(FIGURES, engagement, LAST_FIGURE);
    }

    private static <T extends Comparable<T>> T best(Map<T, Integer> bounds, BigDecimal score, T last) {
        T best = last;
        for (var bound : bounds.entrySet()) {
            boolean reached = score.compareTo(BigDecimal.valueOf(bound.getValue())) >= 0;
            if (reached && bound.getKey().compareTo(best) < 0) {
                best = bound.getKey();
            }
        }
        return best;
    }

    @Override
    public String toString() {
        return "" + letter + figure;
    }
}
