package io.leadstream.forecast.reading;

import io.leadstream.forecast.cells.Asked;
import io.leadstream.forecast.cells.Cells;
import io.leadstream.forecast.cells.Goal;
import io.leadstream.forecast.cells.Sum;
import io.leadstream.forecast.cells.Summing;
import io.leadstream.forecast.cells.SummingByMonth;
import io.leadstream.forecast.cohort.Tally;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.question.Segmentation.Group;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a figure of cells, in place of journeys, where they tell all that is asked. */
final class CellReading {

    private final Source source;
    private final Question question;
    private final Asked asked;

    /** Where cells are. */
    @FunctionalInterface
    interface Source {
        /** False when only the facts tell what is asked. */
        boolean sum(Ladder ladder, Instant asOf, Set<Goal> goals, Asked asked, Cells cells);
    }

    CellReading(Source source, Question question, Asked asked) {
        this.source = source;
        this.question = question;
        this.asked = asked;
    }

    /** False when only the facts tell what is asked. */
    boolean tell(Ladder ladder, Set<Goal> goals, CountingCells<?> counting) {
        var inWindow = EnumSet.copyOf(goals);
        boolean open = inWindow.remove(Goal.OPEN);
        return (!open || tellOpen(ladder, counting))
                && (counting instanceof CountingMonths<?> months
                        ? tellByMonth(ladder, inWindow, months)
                        : tell(ladder, inWindow, asked, counting, telling(counting)));
    }

    /** Deals that are open are asked for whenever they began. */
    private boolean tellOpen(Ladder ladder, CountingCells<?> counting) {
        return tell(ladder, Set.of(Goal.OPEN), Days.whenever(asked), counting, telling(counting));
    }

    private boolean tell(
            Ladder ladder, Set<Goal> goals, Asked what, CountingCells<?> counting, Summing.Visitor visitor) {
        var summing = new Summing(what, counting::lastRank);
        boolean all = sum(ladder, goals, what, summing);
        if (all) {
            summing.tell(visitor);
        }
        return all;
    }

    private boolean tellByMonth(Ladder ladder, Set<Goal> goals, CountingMonths<?> counting) {
        var summing = new SummingByMonth(asked);
        boolean all = sum(ladder, goals, asked, summing);
        if (all) {
            summing.tellAll(telling(counting));
            summing.tell((month, rank, value, within, ever) -> counting.add(
                    YearMonth.of(Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1),
                    rank,
                    group(value),
                    within,
                    ever));
        }
        return all;
    }

    /** The same of the other pipelines that small numbers are shrunk towards: of each the sum of all deals. */
    boolean tellElsewhere(Collection<Ladder> ladders, CountingCells<?> counting) {
        return ladders.stream()
                .allMatch(ladder -> tell(
                        ladder,
                        Set.of(Goal.NEXT),
                        Days.ofAll(asked),
                        counting,
                        (goal, rank, _, tally) -> counting.addElsewhere(ladder, goal, rank, tally)));
    }

    private boolean sum(Ladder ladder, Set<Goal> goals, Asked what, Cells cells) {
        return source.sum(ladder, question.asOf(), goals, what, cells);
    }

    private Summing.Visitor telling(CountingCells<?> counting) {
        return new Summing.Visitor() {
            @Override
            public void tally(Goal goal, int rank, @Nullable String value, Tally tally) {
                counting.add(goal, rank, group(value), tally);
            }

            @Override
            public void sum(Goal goal, int rank, @Nullable String value, Sum sum) {
                counting.add(goal, rank, group(value), sum);
            }
        };
    }

    private Group group(@Nullable String value) {
        if (question.segmentation().by() == null) {
            return Segmentation.ALL;
        }
        return new Group(value == null ? Segmentation.MISSING : value);
    }
}
