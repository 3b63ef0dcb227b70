package io.leadstream.pipeline.aftersale;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.DealDesk;
import io.leadstream.pipeline.deal.LeadForgotten;
import io.leadstream.pipeline.deal.PersonForgotten;
import io.leadstream.pipeline.deal.Standing;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records what is promised before a deal is won, and what customers say of it afterwards. */
@ApplicationScoped
class KeepPromises {

    private final DealDesk deals;
    private final Promises promises;

    KeepPromises(DealDesk deals, Promises promises) {
        this.deals = deals;
        this.promises = promises;
    }

    /** What is promised; by the caller, today, unless it says otherwise. */
    record Made(
            String measure,
            @Nullable String target,
            @Nullable String by,
            @Nullable UUID toPerson,
            @Nullable LocalDate date,
            @Nullable String evidence) {}

    /** What the customer says. */
    record Said(
            @Nullable Integer month,
            CheckOutcome outcome,
            @Nullable Instant at,
            @Nullable String note,
            @Nullable String evidence) {}

    /** Before the deal is closed alone: what is promised later did not help to win it. */
    @Transactional
    Promise record(UUID dealId, @Nullable String ifMatch, Made made, By by) {
        DealDesk.Present deal = deals.lock(dealId);
        EntityTags.check(ifMatch, deal.version());
        if (deal.standing() != Standing.OPEN) {
            throw Problem.of(
                            409,
                            "deal-is-closed",
                            "Deal is closed",
                            "promises are recorded before a deal is won; this one is " + deal.standing())
                    .with("from", deal.standing())
                    .with("allowed", List.of(Standing.OPEN))
                    .build();
        }
        var promise = new Promise(
                UuidCreator.getTimeOrderedEpoch(),
                dealId,
                made.measure(),
                made.target(),
                Objects.requireNonNullElse(made.by(), by.actor()),
                made.toPerson(),
                dated(made.date(), by.knownAt()),
                made.evidence(),
                PromiseStanding.UNCHECKED,
                by.knownAt().truncatedTo(ChronoUnit.MICROS),
                by.actor(),
                List.of());
        promises.add(promise);
        var event = new PublishedAfterSale.PromiseRecorded(dealId, promise.id(), promise.by(), promise.date());
        deals.tell(dealId, event, by.knownAt(), by);
        return promise;
    }

    /** After the purchase; again for the same month where the customer says something else. */
    @Transactional
    Promise check(UUID dealId, UUID promiseId, Said said, By by) {
        DealDesk.Present deal = deals.lock(dealId);
        Promise promise = promises.find(dealId, promiseId).orElseThrow(() -> Problem.notFound("the promise"));
        Instant purchased = purchase(deal);
        Instant at = (said.at() == null ? by.knownAt() : said.at()).truncatedTo(ChronoUnit.MICROS);
        if (at.isBefore(purchased)) {
            throw BadInput.of("at", "must not be before the purchase, at " + purchased);
        }
        int month = said.month() == null
                ? Checkpoint.nearest(day(purchased), day(at)).months()
                : said.month();
        var check = new PromiseCheck(
                UuidCreator.getTimeOrderedEpoch(),
                month,
                said.outcome(),
                at,
                said.note(),
                said.evidence(),
                by.knownAt().truncatedTo(ChronoUnit.MICROS),
                by.actor());
        var standing = PromiseStanding.of(
                Stream.concat(promise.checks().stream(), Stream.of(check)).toList());
        promises.add(promise, check, standing);
        var event = new PublishedAfterSale.PromiseChecked(
                dealId, promiseId, check.id(), month, check.outcome(), standing, by.actor());
        deals.tell(dealId, event, at, by);
        return promises.find(dealId, promiseId).orElseThrow();
    }

    void forget(@Observes LeadForgotten forgotten) {
        promises.forget(forgotten.deals());
        promises.forgetPerson(forgotten.leadId());
    }

    void forget(@Observes PersonForgotten forgotten) {
        promises.forgetPerson(forgotten.personId());
    }

    private static Instant purchase(DealDesk.Present deal) {
        Instant closedAt = deal.closedAt();
        if (deal.standing() != Standing.WON || closedAt == null) {
            throw Problem.of(
                            409,
                            "deal-is-not-won",
                            "Deal is not won",
                            "promises are checked after the purchase; this deal is " + deal.standing())
                    .with("from", deal.standing())
                    .with("allowed", List.of(Standing.WON))
                    .build();
        }
        return closedAt;
    }

    private static LocalDate dated(@Nullable LocalDate date, Instant now) {
        LocalDate today = day(now);
        if (date == null) {
            return today;
        }
        // somewhere it is tomorrow already
        if (date.isAfter(today.plusDays(1)) || date.getYear() < 1970) {
            throw BadInput.of("date", "must not be in the future, nor before 1970");
        }
        return date;
    }

    private static LocalDate day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
