package io.leadstream.forecast.funnel;

import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.LeadAndDeals;
import io.leadstream.forecast.history.Passage;
import io.leadstream.forecast.history.PromiseEnd;
import io.leadstream.forecast.history.Spell.Exit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lead's way through the funnel. A step is passed when the lead, or the first of its deals, is first seen there or
 * beyond: several deals of one lead are one way, as several cards of one person are. What ends it:
 *
 * <ul>
 *   <li>a deal decides over its lead: a lead ruled out whose deal goes on is open;
 *   <li>it is lost when the last of its deals is, unless the lead came back to be qualified anew since;
 *   <li>it is transferred when its last deal is in another pipeline;
 *   <li>after the winning, it is lost when a promise was not kept.
 * </ul>
 */
final class Path {

    /** The first time at a step or beyond. */
    record Entry(Instant at, boolean imputed) {}

    /** How it ended at the furthest step, or that it has not. */
    private record End(Exit exit, Instant at) {}

    private final @Nullable Entry[] entries;
    private final End end;

    private Path(List<Step> steps, LeadAndDeals lead) {
        this.entries = new Entry[steps.size()];
        var sale = new Count();
        var postSale = new Count();
        for (int i = 0; i < entries.length; i++) {
            entries[i] = switch (steps.get(i).part()) {
                case LEAD -> entry(lead.lead().passage(i + 1));
                case SALE -> ofSale(lead.deals(), sale.next());
                case WON -> ofWinning(lead.deals());
                case POST_SALE -> afterSale(lead.deals(), postSale.next());
                case PROMISE -> ofPromise(lead.deals());
            };
        }
        passOver();
        this.end = end(lead, steps);
    }

    /** Ranks count from 1. */
    private static final class Count {
        private int rank;

        int next() {
            return ++rank;
        }
    }

    static Path of(List<Step> steps, LeadAndDeals lead) {
        return new Path(steps, lead);
    }

    private static @Nullable Entry entry(@Nullable Passage passage) {
        return passage == null ? null : new Entry(passage.at(), passage.imputed());
    }

    private static @Nullable Entry ofSale(List<Journey> deals, int rank) {
        Entry first = null;
        for (Journey deal : deals) {
            first = earlier(first, entry(deal.passage(rank)));
        }
        return first;
    }

    private static @Nullable Entry afterSale(List<Journey> deals, int rank) {
        Entry first = null;
        for (Journey deal : deals) {
            first = earlier(first, entry(deal.postSalePassage(rank)));
        }
        return first;
    }

    private static @Nullable Entry ofWinning(List<Journey> deals) {
        Entry first = null;
        for (Journey deal : deals) {
            Instant at = deal.wonAt();
            first = earlier(first, at == null ? null : new Entry(at, false));
        }
        return first;
    }

    private static @Nullable Entry ofPromise(List<Journey> deals) {
        Entry first = null;
        for (Journey deal : deals) {
            PromiseEnd end = deal.promiseEnd();
            first = earlier(first, end == null || !end.kept() ? null : new Entry(end.at(), false));
        }
        return first;
    }

    /** Of two at the same time, the one that was seen. */
    private static @Nullable Entry earlier(@Nullable Entry one, @Nullable Entry other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        int order = one.at().compareTo(other.at());
        return order < 0 || (order == 0 && !one.imputed()) ? one : other;
    }

    /** Who is beyond a step has passed it. */
    private void passOver() {
        for (int i = entries.length - 2; i >= 0; i--) {
            Entry own = entries[i];
            Entry next = entries[i + 1];
            if (next != null && (own == null || next.at().isBefore(own.at()))) {
                entries[i] = new Entry(next.at(), true);
            }
        }
    }

    private End end(LeadAndDeals lead, List<Step> steps) {
        boolean won = false;
        for (int i = 0; i < entries.length; i++) {
            won |= steps.get(i).part() == Step.Part.WON && entries[i] != null;
        }
        return won ? afterWinning(lead) : beforeWinning(lead);
    }

    private static End afterWinning(LeadAndDeals lead) {
        Instant broken = null;
        for (Journey deal : lead.deals()) {
            if (deal.wonAt() != null) {
                PromiseEnd promise = deal.promiseEnd();
                if (promise == null) {
                    return open(lead);
                }
                broken = later(broken, promise.at());
            }
        }
        return broken == null ? open(lead) : new End(Exit.LOST, broken);
    }

    private static End beforeWinning(LeadAndDeals lead) {
        Instant lost = lead.deals().isEmpty() ? lead.lead().lostAt() : null;
        Instant left = lead.elsewhereAt();
        for (Journey deal : lead.deals()) {
            if (deal.open()) {
                return open(lead);
            }
            lost = later(lost, deal.lostAt());
            left = later(left, deal.transferredAt());
        }
        if (left != null && (lost == null || left.isAfter(lost) || lead.deals().isEmpty())) {
            return new End(Exit.TRANSFERRED, left);
        }
        return lost == null || cameBack(lead.lead(), lost) ? open(lead) : new End(Exit.LOST, lost);
    }

    private static boolean cameBack(Journey lead, Instant lost) {
        return lead.open()
                && !lead.spells().isEmpty()
                && lead.spells().getLast().from().isAfter(lost);
    }

    private static End open(LeadAndDeals lead) {
        return new End(Exit.OPEN, lead.lead().asOf());
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    /** When and how a step was passed first; null when it was not. */
    @Nullable
    Entry entry(int step) {
        return entries[step];
    }

    /** What became of a step's passage: on to the next, or the end. Null when the step was not passed. */
    @Nullable
    Passage passage(int step) {
        Entry own = entries[step];
        return own == null ? null : passage(own, step + 1 < entries.length ? entries[step + 1] : null);
    }

    /** What became of the way from the first step to another. Null when the way did not begin. */
    @Nullable
    Passage fromTop(int step) {
        Entry top = entries[0];
        return top == null ? null : passage(top, entries[step]);
    }

    private Passage passage(Entry own, @Nullable Entry next) {
        if (next != null) {
            return new Passage(own.at(), own.imputed(), Exit.ADVANCED, next.at());
        }
        Instant until = end.at().isBefore(own.at()) ? own.at() : end.at();
        return new Passage(own.at(), own.imputed(), end.exit(), until);
    }
}
