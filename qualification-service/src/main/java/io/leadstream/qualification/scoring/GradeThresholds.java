package io.leadstream.qualification.scoring;

import java.math.BigDecimal;
import java.util.List;

/**
 * From which score on a lead has which grade.
 *
 * @param letters the least fit for A, B and C; D below
 * @param figures the least engagement for 1, 2 and 3; 4 below
 */
record GradeThresholds(List<Integer> letters, List<Integer> figures) {

    static final GradeThresholds USUAL = new GradeThresholds(List.of(60, 40, 20), List.of(60, 30, 10));

    GradeThresholds {
        letters = List.copyOf(letters);
        figures = List.copyOf(figures);
    }

    Grade grade(BigDecimal fit, BigDecimal engagement) {
        return new Grade((char) ('A' + place(letters, fit)), figure(engagement));
    }

    int figure(BigDecimal engagement) {
        return 1 + place(figures, engagement);
    }

    /** How many of the falling thresholds are not reached. */
    private static int place(List<Integer> thresholds, BigDecimal score) {
        int place = 0;
        while (place < thresholds.size() && score.compareTo(BigDecimal.valueOf(thresholds.get(place))) < 0) {
            place++;
        }
        return place;
    }
}
