package io.leadstream.pipeline.deal;

import io.leadstream.messaging.EventRef;
import io.leadstream.messaging.Outbox;
import io.leadstream.pipeline.deal.DealFact.Type;
import io.leadstream.pipeline.definition.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Writes down what happened to a deal and tells the others, in the caller's transaction. */
@ApplicationScoped
class Journal {

    private final EntityManager database;
    private final Outbox outbox;
    private final Event<Happened> happened;

    Journal(EntityManager database, Outbox outbox, Event<Happened> happened) {
        this.database = database;
        this.outbox = outbox;
        this.happened = happened;
    }

    /** Writes down an event and publishes it, then lets the other capabilities follow. */
    void record(Deal deal, DealEvent event, By by) {
        EventRef ref = outbox.add(
                Topics.DEAL_EVENTS,
                deal.id().toString(),
                PublishedEvent.of(deal, event, by.actor()),
                event.occurredAt(),
                by.knownAt());
        database.persist(fact(deal, event, by).publishedAs(ref.sequence()));
        happened.fire(new Happened(deal.id(), event, by));
    }

    /** Writes down what concerns us alone. */
    void note(Deal deal, Type type, Instant occurredAt, By by) {
        database.persist(new DealFact(deal.id(), type, occurredAt, by.knownAt(), by.actor()));
    }

    /** The last event that was published of the deal, by an import or since. */
    Optional<EventRef> lastEvent(UUID dealId) {
        return outbox.last(dealId.toString());
    }

    /** Forgets all free text of a deal's history. */
    void forgetTexts(UUID dealId) {
        database.createQuery(
                        "update DealFact set why = null, note = null, personalBefore = null, personalAfter = null where dealId = ?1")
                .setParameter(1, dealId)
                .executeUpdate();
    }

    static DealFact fact(Deal deal, DealEvent event, By by) {
        return switch (event) {
            case DealEvent.Opened e ->
                line(deal, Type.OPENED, e, by)
                        .stage(null, e.stage().key())
                        .detail("origin", e.origin().name());
            case DealEvent.Changed e -> line(deal, Type.CHANGED, e, by).change(e.change());
            case DealEvent.StageEntered e ->
                line(deal, Type.STAGE_ENTERED, e, by)
                        .stage(e.from().key(), e.stage().key())
                        .detail("direction", e.forward() ? "FORWARD" : "BACKWARD")
                        .detail("override", String.valueOf(e.overrideReason() != null))
                        .text(e.overrideReason(), null);
            case DealEvent.EvidenceRecorded e ->
                line(deal, Type.EVIDENCE_RECORDED, e, by)
                        .stage(null, e.stage().key())
                        .detail("evidenceId", e.evidence().toString())
                        .detail("criterion", e.criterion())
                        .detail("kind", e.kind().name());
            case DealEvent.EvidenceExpired e ->
                line(deal, Type.EVIDENCE_EXPIRED, e, by)
                        .stage(null, e.stage().key())
                        .detail("evidenceId", e.evidence().toString())
                        .detail("criterion", e.criterion())
                        .detail("reopens", String.valueOf(e.reopens()));
            case DealEvent.EvidenceWithdrawn e ->
                line(deal, Type.EVIDENCE_WITHDRAWN, e, by)
                        .stage(null, e.stage().key())
                        .detail("evidenceId", e.evidence().toString())
                        .detail("criterion", e.criterion());
            case DealEvent.Transferred e ->
                line(deal, Type.TRANSFERRED, e, by)
                        .stage(e.from().key(), e.stage().key())
                        .detail("fromVersion", String.valueOf(e.fromVersion()))
                        .detail("version", String.valueOf(e.version()));
            case DealEvent.PipelineChanged e ->
                line(deal, Type.TRANSFERRED, e, by)
                        .stage(e.from().key(), e.stage().key())
                        .detail("fromPipeline", e.fromPipeline())
                        .detail("fromVersion", String.valueOf(e.fromVersion()))
                        .detail("pipeline", deal.pipeline())
                        .detail("version", String.valueOf(deal.pipelineVersion()))
                        .text(e.why(), null);
            case DealEvent.Closed e -> closed(deal, e, by);
            case DealEvent.Reopened e ->
                line(deal, Type.REOPENED, e, by).stage(null, e.stage().key()).text(e.why(), null);
        };
    }

    private static DealFact closed(Deal deal, DealEvent.Closed event, By by) {
        DealFact fact = line(deal, Type.CLOSED, event, by)
                .stage(null, event.stage().key())
                .detail("outcome", event.outcome().name())
                .detail("override", String.valueOf(event.overrideReason() != null))
                .text(event.overrideReason(), event.note());
        if (!event.change().isNone()) {
            fact.change(event.change());
        }
        Loss loss = event.loss();
        return loss == null ? fact : lost(fact, loss);
    }

    private static DealFact lost(DealFact fact, Loss loss) {
        String competitor = loss.competitor();
        fact.detail("reason", loss.reason().name());
        fact.detail("kind", loss.told().name());
        return competitor == null ? fact : fact.detail("competitor", competitor);
    }

    private static DealFact line(Deal deal, Type type, DealEvent event, By by) {
        return new DealFact(deal.id(), type, event.occurredAt(), by.knownAt(), by.actor());
    }
}
