package io.leadstream.forecast.cells;

import io.leadstream.forecast.cohort.Tally;
import io.leadstream.forecast.statistics.CompetingRisks;
import io.leadstream.forecast.statistics.CompetingRisks.Cause;

/** What the cells of one stage come to. */
final class CellCounts {

    private final Histogram stayedByDay = new Histogram();
    private final Histogram advancedByAge = new Histogram();
    private final Histogram lostByAge = new Histogram();
    private final Histogram transferredByAge = new Histogram();
    private int came;
    private int imputed;

    /** @param line a cell of days */
    void add(CellReader line) {
        switch (line.end) {
            case ENTERED -> {
                come(line);
                stayedByDay.add(line.entryDay, line.unseenAge, (int) line.count);
            }
            case ADVANCED -> leave(advancedByAge, line);
            case LOST -> leave(lostByAge, line);
            case TRANSFERRED -> leave(transferredByAge, line);
            case STAYED -> throw new IllegalStateException("days tell who entered and who left");
        }
    }

    /** @param line of what a month's cells come to */
    void addOfMonth(CellReader line) {
        switch (line.end) {
            case ENTERED -> come(line);
            case ADVANCED -> advancedByAge.add(line.exitDay, line.unseenAge, (int) line.count);
            case LOST -> lostByAge.add(line.exitDay, line.unseenAge, (int) line.count);
            case TRANSFERRED -> transferredByAge.add(line.exitDay, line.unseenAge, (int) line.count);
            case STAYED -> stayedByDay.add(line.entryDay, line.unseenAge, (int) line.count);
        }
    }

    private void come(CellReader line) {
        came += (int) line.count;
        imputed += line.imputed ? (int) line.count : 0;
    }

    private void leave(Histogram byAge, CellReader line) {
        byAge.add(line.exitDay - line.entryDay, line.unseenAge, (int) line.count);
        stayedByDay.add(line.entryDay, line.unseenAge, -(int) line.count);
    }

    void subtract(CellCounts other) {
        came -= other.came;
        imputed -= other.imputed;
        stayedByDay.subtract(other.stayedByDay);
        advancedByAge.subtract(other.advancedByAge);
        lostByAge.subtract(other.lostByAge);
        transferredByAge.subtract(other.transferredByAge);
    }

    int came() {
        return came;
    }

    /** @param asOf the day up to which those who stayed were seen to stay */
    Tally tally(int asOf) {
        var tally = new Tally();
        tally.entered(came, imputed);
        stayedByDay.tell((day, unseen, count) -> tally.censored(unseen(unseen), asOf - (long) day, count));
        advancedByAge.tell((age, unseen, count) -> tally.ended(Cause.FIRST, unseen(unseen), age, count));
        lostByAge.tell((age, unseen, count) -> tally.ended(Cause.SECOND, unseen(unseen), age, count));
        transferredByAge.tell((age, unseen, count) -> tally.transferred(unseen(unseen), age, count));
        return tally;
    }

    private static long unseen(int age) {
        return age == Cell.SEEN_FROM_ENTRY ? CompetingRisks.FROM_ENTRY : age;
    }
}
