package io.leadstream.pipeline.aftersale;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/**
 * When a promise is looked at: so many months after the purchase.
 *
 * @param months 6, 9 or 12
 */
record Checkpoint(int months) {

    static final List<Checkpoint> ALL = List.of(new Checkpoint(6), new Checkpoint(9), new Checkpoint(12));

    LocalDate dueOn(LocalDate purchased) {
        return purchased.plusMonths(months);
    }

    /** The one that a check on that day is about, where it does not say: the nearest, of two the earlier. */
    static Checkpoint nearest(LocalDate purchased, LocalDate day) {
        return ALL.stream()
                .min(Comparator.comparingLong(point -> Math.abs(ChronoUnit.DAYS.between(point.dueOn(purchased), day))))
                .orElseThrow();
    }
}
