package io.leadstream.pipeline.aftersale;

import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.DealDesk;
import io.leadstream.pipeline.deal.Standing;
import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Stage;
import io.leadstream.pipeline.team.DealHandedOver;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says who is responsible for a deal after the sale. */
@ApplicationScoped
class BeAccountable {

    private final DealDesk deals;
    private final Accountabilities accountabilities;

    BeAccountable(DealDesk deals, Accountabilities accountabilities) {
        this.deals = deals;
        this.accountabilities = accountabilities;
    }

    /** Replaces what was said before; before the deal is won too, so that everybody knows in time. */
    @Transactional
    AccountabilityView set(UUID dealId, @Nullable String ifMatch, Accountability who, By by) {
        DealDesk.Present deal = deals.lock(dealId);
        Accountabilities.Kept before = accountabilities.of(dealId);
        if (before.version() > 0) {
            EntityTags.require(ifMatch, before.version());
        } else {
            EntityTags.check(ifMatch, 0);
        }
        requireStagesAfterTheSale(deal, who);
        if (deal.standing() == Standing.LOST) {
            throw Problem.of(409, "deal-is-lost", "Deal is lost", "nothing comes after a sale that was not made")
                    .with("from", deal.standing())
                    .with("allowed", List.of(Standing.OPEN, Standing.WON))
                    .build();
        }
        return AccountabilityView.of(deal, change(deal, before, who, by));
    }

    /** Who takes a deal over is responsible for it: the account manager for all, customer success for the daily work. */
    void follow(@Observes DealHandedOver handedOver) {
        UUID deal = handedOver.dealId();
        String to = handedOver.to();
        switch (handedOver.role()) {
            case ACCOUNT_MANAGER -> change(deal, before -> before.withAccountManager(to), handedOver.by());
            case CUSTOMER_SUCCESS -> change(deal, before -> before.withCustomerSuccess(to), handedOver.by());
            case MARKETING, SUPPORT, ONBOARDING -> {}
        }
    }

    private void change(UUID dealId, UnaryOperator<Accountability> to, By by) {
        Accountabilities.Kept before = accountabilities.of(dealId);
        change(deals.lock(dealId), before, to.apply(before.who()), by);
    }

    private Accountabilities.Kept change(
            DealDesk.Present deal, Accountabilities.Kept before, Accountability who, By by) {
        if (before.version() > 0 && before.who().equals(who)) {
            return before;
        }
        Accountabilities.Kept kept = accountabilities.keep(deal.id(), who, before.version() + 1, by);
        var event = new PublishedAfterSale.AccountabilitySet(
                deal.id(),
                who.accountManager(),
                who.customerSuccess(),
                who.inStages(deal.pipeline(), deal.owner()),
                by.actor());
        deals.tell(deal.id(), event, by.knownAt(), by);
        return kept;
    }

    private static void requireStagesAfterTheSale(DealDesk.Present deal, Accountability who) {
        Set<String> known =
                deal.pipeline().stages(Phase.POST_SALE).stream().map(Stage::key).collect(Collectors.toSet());
        var named = new HashSet<String>();
        for (int i = 0; i < who.exceptions().size(); i++) {
            String stage = who.exceptions().get(i).stage();
            if (!known.contains(stage)) {
                throw BadInput.of("stages[" + i + "].stage", "must be a POST_SALE stage of the deal's pipeline");
            }
            if (!named.add(stage)) {
                throw BadInput.of("stages[" + i + "].stage", "is named twice");
            }
        }
    }
}
