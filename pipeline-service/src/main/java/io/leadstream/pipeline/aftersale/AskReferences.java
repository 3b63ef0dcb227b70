package io.leadstream.pipeline.aftersale;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.aftersale.Reference.State;
import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.DealDesk;
import io.leadstream.pipeline.deal.LeadForgotten;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes customers' consent to speak for us, and counts how often they do. */
@ApplicationScoped
class AskReferences {

    private static final String STANDINGS = "select standing from promise where deal_id = ?";

    private final DealDesk deals;
    private final References references;
    private final Sql sql;

    AskReferences(DealDesk deals, References references, Sql sql) {
        this.deals = deals;
        this.references = references;
        this.sql = sql;
    }

    /** Of a live customer whose promise was kept, else 409. */
    @Transactional
    Reference agree(UUID dealId, Reference.Consent consent, List<ReferenceFormat> formats, By by) {
        DealDesk.Present deal = deals.lock(dealId);
        requireReferenceable(deal);
        var reference = new Reference(
                UuidCreator.getTimeOrderedEpoch(),
                dealId,
                deal.companyId(),
                consent,
                formats,
                State.ACTIVE,
                now(by),
                by.actor(),
                null,
                0,
                null,
                0);
        if (!references.add(reference)) {
            throw Problem.of(
                            409,
                            "reference-exists",
                            "Reference exists",
                            "this deal's customer is a reference already; withdraw it to agree anew")
                    .build();
        }
        var event = new PublishedAfterSale.ReferenceAgreed(dealId, reference.id(), consent.date(), formats, by.actor());
        deals.tell(dealId, event, by.knownAt(), by);
        return reference;
    }

    /** Takes the consent back; again changes nothing. */
    @Transactional
    Reference withdraw(UUID id, @Nullable String ifMatch, @Nullable Instant at, By by) {
        // the deal before what hangs on it, as everybody locks them
        deals.lock(found(id).dealId());
        Reference reference = locked(id);
        if (reference.state() == State.WITHDRAWN) {
            return reference;
        }
        EntityTags.require(ifMatch, reference.version());
        Instant when = (at == null ? by.knownAt() : at).truncatedTo(ChronoUnit.MICROS);
        references.withdraw(id, when);
        deals.tell(
                reference.dealId(),
                new PublishedAfterSale.ReferenceWithdrawn(reference.dealId(), id, by.actor()),
                when,
                by);
        return found(id);
    }

    /** For another deal, in a way that the customer agreed to. */
    @Transactional
    ReferenceUse use(UUID id, UUID forDeal, ReferenceFormat format, @Nullable Instant at, By by) {
        UUID itsDeal = found(id).dealId();
        if (itsDeal.equals(forDeal)) {
            throw BadInput.of("dealId", "must be another deal than the reference's own");
        }
        lockInOrder(itsDeal, forDeal);
        Reference reference = locked(id);
        if (reference.state() == State.WITHDRAWN) {
            throw Problem.of(409, "reference-is-withdrawn", "Reference is withdrawn", "the customer took it back")
                    .with("from", State.WITHDRAWN)
                    .with("allowed", List.of())
                    .build();
        }
        if (!reference.formats().contains(format)) {
            throw BadInput.of("format", "must be one that the customer agreed to: " + reference.formats());
        }
        requireReferenceable(deals.get(itsDeal));
        Instant when = (at == null ? by.knownAt() : at).truncatedTo(ChronoUnit.MICROS);
        var use = new ReferenceUse(UuidCreator.getTimeOrderedEpoch(), id, forDeal, format, when, now(by), by.actor());
        references.use(reference, use);
        deals.tell(
                forDeal,
                new PublishedAfterSale.ReferenceUsed(forDeal, id, use.id(), itsDeal, format, by.actor()),
                when,
                by);
        return use;
    }

    void forget(@Observes LeadForgotten forgotten) {
        references.forgetWords(forgotten.deals());
    }

    private void requireReferenceable(DealDesk.Present deal) {
        List<PromiseStanding> promises =
                sql.list(STANDINGS, row -> PromiseStanding.valueOf(row.getString(1)), deal.id());
        boolean live = AfterSaleStages.of(deal.pipeline()).isLive(deal.stage().key());
        List<String> obstacles = new Referenceable(deal.standing(), live, promises).obstacles();
        if (!obstacles.isEmpty()) {
            throw Problem.of(
                            409,
                            "not-referenceable",
                            "Not referenceable",
                            "references are live customers whose promise was kept: " + String.join("; ", obstacles))
                    .with("obstacles", obstacles)
                    .build();
        }
    }

    /** Two who do this the other way round do not wait for each other for ever. */
    private void lockInOrder(UUID one, UUID other) {
        boolean inOrder = one.toString().compareTo(other.toString()) < 0;
        deals.lock(inOrder ? one : other);
        deals.lock(inOrder ? other : one);
    }

    private Reference found(UUID id) {
        return references.find(id).orElseThrow(() -> Problem.notFound("the reference"));
    }

    private Reference locked(UUID id) {
        return references.locked(id).orElseThrow(() -> Problem.notFound("the reference"));
    }

    private static Instant now(By by) {
        return by.knownAt().truncatedTo(ChronoUnit.MICROS);
    }
}
