package io.leadstream.pipeline.aftersale;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.leadstream.pipeline.deal.DealDesk;
import io.leadstream.pipeline.definition.Stage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is responsible for a deal after the sale.
 *
 * @param accountManager as it was said; the deal's owner where nobody was
 * @param stages who is responsible in each stage after the sale
 * @param now who is in the present one; absent before the first
 */
record AccountabilityView(
        UUID dealId,
        @Nullable String accountManager,
        @Nullable String customerSuccess,
        List<Accountability.OfStage> stages,
        Accountability.@Nullable OfStage now,
        @Nullable Instant setAt,
        @Nullable String setBy,
        @JsonIgnore long version) {

    static AccountabilityView of(DealDesk.Present deal, Accountabilities.Kept kept) {
        Accountability who = kept.who();
        List<Accountability.OfStage> stages = who.inStages(deal.pipeline(), deal.owner());
        Stage present = deal.stage();
        return new AccountabilityView(
                deal.id(),
                who.accountManager() == null ? deal.owner() : who.accountManager(),
                who.customerSuccess(),
                stages,
                stages.stream()
                        .filter(one -> one.stage().equals(present.key()))
                        .findFirst()
                        .orElse(null),
                kept.at(),
                kept.by(),
                kept.version());
    }
}
