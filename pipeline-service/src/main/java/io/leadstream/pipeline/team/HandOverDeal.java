package io.leadstream.pipeline.team;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.DealDesk;
import io.leadstream.pipeline.deal.LeadForgotten;
import io.leadstream.pipeline.team.DealHandOver.Role;
import io.leadstream.pipeline.team.DealHandOver.State;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands a deal to a colleague; what they take over with it follows from the role. */
@ApplicationScoped
class HandOverDeal {

    private final DealHandOvers handOvers;
    private final DealDesk deals;
    private final Event<DealHandedOver> handedOver;

    HandOverDeal(DealHandOvers handOvers, DealDesk deals, Event<DealHandedOver> handedOver) {
        this.handOvers = handOvers;
        this.deals = deals;
        this.handedOver = handedOver;
    }

    /** What is asked. */
    record Asked(String to, Role role, @Nullable String note) {}

    @Transactional
    DealHandOver ask(UUID dealId, @Nullable String ifMatch, Asked asked, By by) {
        EntityTags.check(ifMatch, deals.lock(dealId).version());
        var handOver = new DealHandOver(
                UuidCreator.getTimeOrderedEpoch(),
                dealId,
                by.actor(),
                asked.to(),
                asked.role(),
                asked.note(),
                State.PENDING,
                by.knownAt().truncatedTo(ChronoUnit.MICROS),
                null,
                null,
                null);
        if (!handOvers.add(handOver)) {
            throw Problem.of(
                            409,
                            "hand-over-pending",
                            "Hand-over pending",
                            "somebody is asked already to be " + asked.role() + " of this deal")
                    .build();
        }
        var event = new PublishedTeamwork.HandOverAsked(
                dealId, handOver.id(), handOver.from(), handOver.to(), handOver.role());
        deals.tell(dealId, event, by.knownAt(), by);
        return handOver;
    }

    /** @param mayAnswerForAll whether the caller is a manager */
    @Transactional
    DealHandOver answer(UUID dealId, UUID id, State as, @Nullable String words, boolean mayAnswerForAll, By by) {
        deals.lock(dealId);
        DealHandOver asked = handOvers.find(dealId, id).orElseThrow(() -> Problem.notFound("the hand-over"));
        if (!asked.to().equals(by.actor()) && !mayAnswerForAll) {
            throw Problem.forbidden("a hand-over is answered by who is asked, or by a manager");
        }
        DealHandOver answered =
                asked.answered(as, by.actor(), words, by.knownAt().truncatedTo(ChronoUnit.MICROS));
        if (!answered.equals(asked)) {
            handOvers.answer(answered);
            tell(answered, by);
            if (as == State.ACCEPTED) {
                takeOver(answered, by);
            }
        }
        return answered;
    }

    void forget(@Observes LeadForgotten forgotten) {
        handOvers.forgetWords(forgotten.deals());
    }

    private void takeOver(DealHandOver accepted, By by) {
        if (accepted.role() == Role.ACCOUNT_MANAGER) {
            deals.give(accepted.dealId(), accepted.to(), by);
        }
        handedOver.fire(new DealHandedOver(accepted.dealId(), accepted.role(), accepted.to(), by));
    }

    private void tell(DealHandOver answered, By by) {
        var event = new PublishedTeamwork.HandOverAnswered(
                answered.dealId(),
                answered.id(),
                answered.from(),
                answered.to(),
                answered.role(),
                answered.state(),
                Objects.requireNonNull(answered.answeredBy()));
        deals.tell(answered.dealId(), event, by.knownAt(), by);
    }
}
