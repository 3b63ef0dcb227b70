package io.leadstream.qualification.scoring;

import java.math.BigDecimal;

/** Fit as a letter A to D, engagement as a figure 1 to 4; A1 is the best. */
public record Grade(char letter, int figure) {

    static Grade of(BigDecimal fit, BigDecimal engagement) {
        return new Grade(letter(fit), figure(engagement));
    }

    static int figure(BigDecimal engagement) {
        return reaches(engagement, 60) ? 1 : reaches(engagement, 30) ? 2 : reaches(engagement, 10) ? 3 : 4;
    }

    private static char letter(BigDecimal fit) {
        return reaches(fit, 60) ? 'A' : reaches(fit, 40) ? 'B' : reaches(fit, 20) ? 'C' : 'D';
    }

    private static boolean reaches(BigDecimal score, int bound) {
        return score.compareTo(BigDecimal.valueOf(bound)) >= 0;
    }

    @Override
    public String toString() {
        return "" + letter + figure;
    }
}
