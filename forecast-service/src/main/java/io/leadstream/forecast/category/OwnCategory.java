package io.leadstream.forecast.category;

import io.leadstream.forecast.history.Category;
import io.leadstream.forecast.history.DealFact;
import io.leadstream.forecast.history.DealFact.Closed;
import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.DealFact.Entered;
import io.leadstream.forecast.history.DealFact.Erased;
import io.leadstream.forecast.history.DealFact.Learned;
import io.leadstream.forecast.history.DealFact.Transferred;
import io.leadstream.forecast.history.DealFact.Withdrawn;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Ladder;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a deal's seller says that it is. Events tell the category that a deal counts as, by its seller or by its stage,
 * and not which of the two. It is its seller's when it is another than the stage alone makes it; it stays so wherever
 * the deal goes, until an event tells the category of its stage where the seller's would be another.
 */
final class OwnCategory {

    private final Ladder ladder;
    private @Nullable String stage;
    private @Nullable Category own;
    private @Nullable Category told;

    private OwnCategory(Ladder ladder) {
        this.ladder = ladder;
    }

    /** What the seller of a deal says at a time; null when that is left to the stage. */
    static @Nullable Category at(DealHistory deal, Ladder ladder, Instant time) {
        if (!tells(deal)) {
            return null;
        }
        var walk = new OwnCategory(ladder);
        Stream.<DealFact>concat(
                        deal.steps().stream(), Stream.concat(deal.descriptions().stream(), deal.learned().stream()))
                .filter(fact -> !fact.occurredAt().isAfter(time))
                .sorted(DealFact.IN_ORDER)
                .forEach(walk::take);
        walk.judge();
        return walk.own;
    }

    /** Of imported deals no category is told: they need no walk. */
    private static boolean tells(DealHistory deal) {
        return deal.descriptions().stream().anyMatch(one -> one.terms().category() != null);
    }

    private void take(DealFact fact) {
        switch (fact) {
            case Described described -> told(described.terms().category());
            case Entered entered -> {
                judge();
                stage = entered.place().stage();
                told(entered.category());
            }
            case Transferred transferred -> {
                judge();
                stage = transferred.place().stage();
                told(transferred.category());
            }
            case Closed _, Learned _, Withdrawn _, Erased _ -> {}
        }
    }

    private void told(@Nullable Category category) {
        if (category != null) {
            told = category;
        }
    }

    /** A deal that is opened is described before it is said to stand anywhere, so the stage is known only now. */
    private void judge() {
        if (told == null || stage == null) {
            return;
        }
        Category byStage = CategoryRules.DEFAULT.of(ladder, stage);
        if (told != byStage) {
            own = told == Category.CLOSED ? null : told;
        } else if (told != own) {
            own = null;
        }
        told = null;
    }
}
