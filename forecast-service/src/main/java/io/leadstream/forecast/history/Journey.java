package io.leadstream.forecast.history;

import io.leadstream.forecast.history.Spell.Exit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deal's way along a ladder, as of a time.
 *
 * @param sale the ranks passed among the SALE stages
 * @param postSale the ranks passed among the POST_SALE stages
 * @param closing how the sale ended, unless it is open or its closing is void
 * @param transferredAt when it left for another pipeline, if it is there now
 */
public record Journey(
        DealHistory deal,
        Instant asOf,
        Ranks sale,
        Ranks postSale,
        List<Spell> spells,
        @Nullable Closing closing,
        @Nullable Instant transferredAt) {

    public Journey {
        spells = List.copyOf(spells);
    }

    /** @param stage where the deal stood then; the loss report goes by it */
    public record Closing(
            Outcome outcome,
            Instant at,
            String stage,
            @Nullable String reason,
            @Nullable Money amount) {}

    /** False when nothing had happened to the deal in this pipeline by then. */
    public boolean begun() {
        return !spells.isEmpty() || closing != null;
    }

    /** Still to be won or lost in this pipeline. */
    public boolean open() {
        return begun() && closing == null && transferredAt == null;
    }

    public @Nullable Instant wonAt() {
        return closing != null && closing.outcome() == Outcome.WON ? closing.at() : null;
    }

    public @Nullable Instant lostAt() {
        return closing != null && closing.outcome() == Outcome.LOST ? closing.at() : null;
    }

    /** When the deal first stood anywhere in this pipeline. */
    public Instant begunAt() {
        Instant first = spells.isEmpty() ? asOf : spells.getFirst().from();
        return closing != null && closing.at().isBefore(first) ? closing.at() : first;
    }

    /** The first passage of a SALE rank, and what became of it; null when the deal did not get there. */
    public @Nullable Passage passage(int rank) {
        Ranks.Entry entry = sale.entry(rank);
        if (entry == null) {
            return null;
        }
        Ranks.Entry next = sale.entry(rank + 1);
        Instant wonAt = wonAt();
        if (next == null && rank == sale.top() && wonAt != null) {
            return new Passage(entry.at(), entry.imputed(), Exit.ADVANCED, wonAt);
        }
        return next != null
                ? new Passage(entry.at(), entry.imputed(), Exit.ADVANCED, next.at())
                : notAdvanced(entry, lostAt());
    }

    /**
     * The first passage of a POST_SALE rank. The last rank leads to the promise kept; one that was kept in part or
     * broken is what is lost after the sale, from the highest rank reached.
     */
    public @Nullable Passage postSalePassage(int rank) {
        Ranks.Entry entry = postSale.entry(rank);
        if (entry == null) {
            return null;
        }
        Ranks.Entry next = postSale.entry(rank + 1);
        if (next != null) {
            return new Passage(entry.at(), entry.imputed(), Exit.ADVANCED, next.at());
        }
        PromiseEnd end = promiseEnd();
        if (end == null) {
            return notAdvanced(entry, null);
        }
        Instant at = end.at().isBefore(entry.at()) ? entry.at() : end.at();
        return new Passage(entry.at(), entry.imputed(), end.kept() ? Exit.ADVANCED : Exit.LOST, at);
    }

    /** What the promises of the won sale had come to; null when it is not won, or that is not settled. */
    public @Nullable PromiseEnd promiseEnd() {
        return wonAt() == null ? null : deal.promiseEndAt(asOf);
    }

    /**
     * The first passage of a SALE rank, followed to the end of the sale instead of the next rank: ADVANCED is WON.
     *
     * @param by what happens later does not count; not after the as-of time
     */
    public @Nullable Passage passageToWon(int rank, Instant by) {
        Ranks.Entry entry = sale.entry(rank);
        if (entry == null) {
            return null;
        }
        if (closing != null && !closing.at().isAfter(by)) {
            Exit exit = closing.outcome() == Outcome.WON ? Exit.ADVANCED : Exit.LOST;
            return new Passage(entry.at(), entry.imputed(), exit, closing.at());
        }
        Instant left = transferredAt;
        return left != null && !left.isAfter(by)
                ? new Passage(entry.at(), entry.imputed(), Exit.TRANSFERRED, left)
                : new Passage(entry.at(), entry.imputed(), Exit.OPEN, by);
    }

    private Passage notAdvanced(Ranks.Entry entry, @Nullable Instant lostAt) {
        if (lostAt != null) {
            return new Passage(entry.at(), entry.imputed(), Exit.LOST, lostAt);
        }
        if (transferredAt != null) {
            return new Passage(entry.at(), entry.imputed(), Exit.TRANSFERRED, transferredAt);
        }
        return new Passage(entry.at(), entry.imputed(), Exit.OPEN, asOf);
    }
}
