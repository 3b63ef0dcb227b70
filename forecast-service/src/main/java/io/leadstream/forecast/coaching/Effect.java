package io.leadstream.forecast.coaching;

import io.leadstream.forecast.coaching.CoachingAction.Deals;
import io.leadstream.forecast.cohort.Cohort;
import io.leadstream.forecast.cohort.Success;
import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Passage;
import io.leadstream.forecast.question.Counting;
import io.leadstream.forecast.statistics.Difference;
import io.leadstream.forecast.statistics.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Conversion out of a stage before an action and after it, of whom it was about and of everybody else. All deals had the
 * same time; those that have not had it yet are left out.
 *
 * @param own of the one who was coached
 * @param others of all other owners' deals meanwhile: what changed for everybody is no effect
 */
record Effect(Cohort before, Cohort after, Compared own, Compared others) {

    /** Of fewer deals nothing is concluded. */
    static final int FEWEST = 30;

    static final double LEVEL = 0.95;

    /** What can be concluded. */
    enum Verdict {
        IMPROVED,
        DECLINED,
        NO_REAL_DIFFERENCE,
        TOO_FEW
    }

    /** Before and after. */
    record Compared(Success before, Success after) {

        /** Empty while there is nothing on a side. */
        Optional<Difference> difference() {
            return before.entered() == 0 || after.entered() == 0
                    ? Optional.empty()
                    : Optional.of(Difference.ofShares(
                            after.advanced(), after.entered(), before.advanced(), before.entered(), LEVEL));
        }

        boolean isEnough() {
            return before.entered() >= FEWEST && after.entered() >= FEWEST;
        }
    }

    /**
     * The change beyond everybody else's, a difference of two differences: its interval is put together from theirs, as
     * Newcombe's is from those of two shares (Zou and Donner, Statistics in Medicine 27, 2008).
     */
    Optional<Interval> beyondOthers() {
        return own.difference().flatMap(mine -> others.difference().map(theirs -> {
            double beyond = mine.change() - theirs.change();
            return new Interval(
                    beyond
                            - Math.hypot(
                                    mine.change() - mine.interval().low(),
                                    theirs.interval().high() - theirs.change()),
                    beyond
                            + Math.hypot(
                                    mine.interval().high() - mine.change(),
                                    theirs.change() - theirs.interval().low()));
        }));
    }

    Verdict verdict() {
        Difference change = own.difference().orElse(null);
        if (change == null || !own.isEnough()) {
            return Verdict.TOO_FEW;
        }
        if (change.pValue() >= 1 - LEVEL) {
            return Verdict.NO_REAL_DIFFERENCE;
        }
        return change.change() > 0 ? Verdict.IMPROVED : Verdict.DECLINED;
    }

    /**
     * Which times are compared.
     *
     * @param window how long before and after
     * @param asOf what happens later does not count: of the time after, only what had the horizon by then is compared
     */
    static Effect.Counted counting(CoachingAction action, int rank, Duration window, Duration horizon, Instant asOf) {
        Instant end = action.at().plus(window);
        Instant mature = asOf.minus(horizon);
        Instant to = mature.isBefore(end) ? mature : end;
        return new Counted(
                action,
                rank,
                new Cohort(action.at().minus(window), action.at(), horizon),
                new Cohort(action.at(), to.isBefore(action.at()) ? action.at() : to, horizon));
    }

    /** Told of all deals, it comes to the effect. */
    static final class Counted implements Counting<Effect> {
        private final CoachingAction action;
        private final int rank;
        private final Cohort before;
        private final Cohort after;
        private final Compared own = new Compared(new Success(), new Success());
        private final Compared others = new Compared(new Success(), new Success());

        private Counted(CoachingAction action, int rank, Cohort before, Cohort after) {
            this.action = action;
            this.rank = rank;
            this.before = before;
            this.after = after;
        }

        @Override
        public void add(Journey journey) {
            Passage passage = journey.passage(rank);
            boolean isAfter = passage != null && after.has(passage);
            if (passage == null || (!isAfter && !before.has(passage))) {
                return;
            }
            Described described = journey.deal().describedAt(passage.at());
            if (isAsked(described)) {
                String owner = described == null ? null : described.owner();
                Compared whose = action.whom().equals(owner) ? own : others;
                (isAfter ? whose.after() : whose.before()).add(after.isAdvanced(passage));
            }
        }

        private boolean isAsked(@Nullable Described described) {
            Deals about = action.about();
            return about == null || (described != null && about.value().equals(described.segment(about.segment())));
        }

        @Override
        public Effect result() {
            return new Effect(before, after, own, others);
        }
    }
}
