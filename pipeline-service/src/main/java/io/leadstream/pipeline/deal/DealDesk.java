package io.leadstream.pipeline.deal;

import io.leadstream.messaging.EventRef;
import io.leadstream.messaging.Outbox;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Pipelines;
import io.leadstream.pipeline.definition.Stage;
import io.leadstream.pipeline.definition.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the service's other capabilities do with deals: read one, hold one, tell of one. */
@ApplicationScoped
public class DealDesk {

    private final Deals deals;
    private final Pipelines pipelines;
    private final Outbox outbox;
    private final Journal journal;

    DealDesk(Deals deals, Pipelines pipelines, Outbox outbox, Journal journal) {
        this.deals = deals;
        this.pipelines = pipelines;
        this.outbox = outbox;
        this.journal = journal;
    }

    /**
     * A deal as it stands.
     *
     * @param pipeline the version that it runs through
     * @param stage the last that it entered
     * @param closedAt null while it is open
     */
    public record Present(
            UUID id,
            long version,
            @Nullable UUID leadId,
            @Nullable UUID companyId,
            @Nullable String owner,
            @Nullable Money amount,
            @Nullable LocalDate expectedClose,
            Map<String, String> segments,
            Pipeline pipeline,
            Stage stage,
            Standing standing,
            Instant openedAt,
            Instant stageEnteredAt,
            @Nullable Instant closedAt) {}

    /** The deal; a 404 when there is none. */
    @Transactional
    public Present get(UUID dealId) {
        return present(deals.get(dealId));
    }

    /** The deal, its row locked until the transaction ends; a 404 when there is none. */
    @Transactional(TxType.MANDATORY)
    public Present lock(UUID dealId) {
        return present(deals.locked(dealId));
    }

    /** Publishes an event of a deal that the caller has locked, as the next in the deal's own sequence. */
    @Transactional(TxType.MANDATORY)
    public EventRef tell(UUID dealId, Object event, Instant occurredAt, By by) {
        return outbox.add(Topics.DEAL_EVENTS, dealId.toString(), event, occurredAt, by.knownAt());
    }

    /** Makes somebody the owner of a deal. */
    @Transactional(TxType.MANDATORY)
    public void give(UUID dealId, String owner, By by) {
        Deal deal = deals.locked(dealId);
        deal.change(deal.terms().ownedBy(owner), by.knownAt()).ifPresent(event -> {
            deals.flush();
            journal.record(deal, event, by);
        });
    }

    private Present present(Deal deal) {
        Pipeline pipeline = pipelines.version(deal.pipeline(), deal.pipelineVersion());
        Closing closing = deal.closing();
        return new Present(
                deal.id(),
                deal.version(),
                deal.buyer().leadId(),
                deal.buyer().companyId(),
                deal.terms().owner(),
                deal.terms().amount(),
                deal.terms().expectedClose(),
                deal.terms().segments(),
                pipeline,
                pipeline.stageOf(deal.stage()),
                deal.standing(),
                deal.openedAt(),
                deal.stageEnteredAt(),
                closing == null ? null : closing.at());
    }
}
