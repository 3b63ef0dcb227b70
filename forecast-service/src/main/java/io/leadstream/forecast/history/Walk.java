package io.leadstream.forecast.history;

import io.leadstream.forecast.history.DealFact.Closed;
import io.leadstream.forecast.history.DealFact.Entered;
import io.leadstream.forecast.history.DealFact.Step;
import io.leadstream.forecast.history.Journey.Closing;
import io.leadstream.forecast.history.Spell.Exit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows a deal's steps along a ladder, in order, up to a time. */
final class Walk {

    private final Ladder ladder;
    private final Instant asOf;
    private final Ranks sale;
    private final Ranks postSale;
    private final List<Spell> spells = new ArrayList<>();

    private @Nullable Stand standing;
    private @Nullable Stand sold;
    private @Nullable Closing closing;
    private @Nullable Step closedBy;
    private @Nullable Instant leftAt;
    private boolean here;
    private boolean wasElsewhere;

    /**
     * Where the deal stands, and by which step it came there.
     *
     * @param place of this stay among the others, which are in the order of their beginnings
     */
    private record Stand(Ladder.Rung rung, Step by, int place) {}

    Walk(Ladder ladder, Instant asOf) {
        this.ladder = ladder;
        this.asOf = asOf;
        this.sale = new Ranks(ladder.sale().size());
        this.postSale = new Ranks(ladder.postSale().size());
    }

    Journey along(DealHistory deal) {
        for (Step step : deal.steps()) {
            if (step.occurredAt().isAfter(asOf)) {
                break;
            }
            if (step.place().pipeline().equals(ladder.pipeline())) {
                take(step);
            } else {
                leave(step);
            }
        }
        settle();
        keep(deal);
        return new Journey(deal, asOf, sale, postSale, spells, closing, leftAt);
    }

    private void take(Step step) {
        boolean arrives = !here && wasElsewhere;
        here = true;
        leftAt = null;
        Ladder.Rung rung = ladder.place(step.place());
        switch (step) {
            case Entered entered -> enter(rung, entered, arrives);
            case Closed closed -> close(rung, closed, arrives);
        }
    }

    /** Another pipeline has the deal now: here it is censored, and a closing there is none here. */
    private void leave(Step step) {
        wasElsewhere = true;
        if (here && closing == null) {
            endSpell(Exit.TRANSFERRED, step);
            leftAt = step.occurredAt();
        }
        here = false;
    }

    private void enter(Ladder.Rung rung, Entered entered, boolean arrives) {
        // what happens after the sale leaves it won; whatever else follows a closing reopens the deal
        if (closing != null && (rung.phase() != Phase.POST_SALE || entered.reopened())) {
            closing = null;
            closedBy = null;
            sale.voidWinning();
            goOnSelling(entered);
        }
        reach(rung, entered, arrives);
        Stand before = standing;
        if (before != null && before.rung().stage().equals(rung.stage())) {
            return;
        }
        if (before != null) {
            leaveFor(rung, before.rung(), entered);
        }
        standing = new Stand(rung, entered, spells.size());
    }

    /** A closing that is void did not end the stay that it closed, though the deal was in stages after the sale since. */
    private void goOnSelling(Step by) {
        Stand before = sold;
        if (before != null) {
            endSpell(Exit.BACK, by);
            spells.remove(before.place());
            standing = before;
            sold = null;
        }
    }

    private void leaveFor(Ladder.Rung to, Ladder.Rung from, Entered entered) {
        Step closer = closedBy;
        if (closer != null && from.phase() != Phase.POST_SALE) {
            sold = standing;
            endSpell(exitByClosing(), closer);
        } else {
            int byPhase = to.phase().compareTo(from.phase());
            boolean forward = byPhase > 0 || (byPhase == 0 && to.rank() > from.rank());
            endSpell(forward ? Exit.ADVANCED : Exit.BACK, entered);
        }
    }

    private void reach(Ladder.Rung rung, Step step, boolean arrives) {
        switch (rung.phase()) {
            case PREPARATION -> {}
            case SALE -> sale.reach(rung.rank(), step.occurredAt(), arrives);
            case POST_SALE -> postSale.reach(rung.rank(), step.occurredAt(), arrives);
        }
    }

    /** The final closing counts once: it takes the place of an earlier one. */
    private void close(Ladder.Rung rung, Closed closed, boolean arrives) {
        sale.voidWinning();
        goOnSelling(closed);
        // a closing tells where the deal stood, should the event that brought it there be missing; it ends the sale,
        // and leads nowhere beyond
        if (rung.phase() != Phase.POST_SALE) {
            reach(rung, closed, arrives);
            if (standing == null) {
                standing = new Stand(rung, closed, spells.size());
            }
        }
        String stage = standing == null ? rung.stage() : standing.rung().stage();
        closing = new Closing(closed.outcome(), closed.occurredAt(), stage, closed.reason(), closed.amount());
        closedBy = closed;
        if (closed.outcome() == Outcome.WON) {
            sale.win(closed.occurredAt());
        }
    }

    /** Ends the last spell: by the closing, or by nothing yet. A won deal's stay after the sale goes on. */
    private void settle() {
        Step closer = closedBy;
        boolean afterTheSale = standing != null && standing.rung().phase() == Phase.POST_SALE;
        if (closer != null && !afterTheSale) {
            endSpell(exitByClosing(), closer);
        } else {
            endSpell(Exit.OPEN, null);
        }
    }

    /** A promise that was kept passes every rank after the sale, as a winning passes every rank of it. */
    private void keep(DealHistory deal) {
        if (closing != null && closing.outcome() == Outcome.WON) {
            PromiseEnd end = deal.promiseEndAt(asOf);
            if (end != null && end.kept()) {
                postSale.win(end.at());
            }
        }
    }

    private Exit exitByClosing() {
        return closing != null && closing.outcome() == Outcome.WON ? Exit.WON : Exit.LOST;
    }

    private void endSpell(Exit exit, @Nullable Step by) {
        Stand ended = standing;
        if (ended != null) {
            Instant to = by == null ? asOf : by.occurredAt();
            boolean outOfOrder = by != null
                    && by.key().source().equals(ended.by().key().source())
                    && by.key().compareTo(ended.by().key()) < 0;
            spells.add(
                    ended.place(),
                    new Spell(
                            ended.rung().stage(),
                            ended.rung().phase(),
                            ended.by().occurredAt(),
                            to,
                            exit,
                            outOfOrder));
            standing = null;
        }
    }
}
