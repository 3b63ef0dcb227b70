package io.leadstream.lead.deal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.lead.database.Sql;
import io.leadstream.messaging.Event;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The deals that were told of. The order of arrival does not matter: a step finds its lead when that is told, and what
 * an import replaces, or an undo takes back, stays away when it comes late.
 */
@ApplicationScoped
public class Deals {

    // one row a deal, whose lock lets nobody else tell of it meanwhile; a lead that is erased is nobody's
    private static final String MEET = """
            insert into deal as d (id, lead_id, rewritten)
            values (?, (select id from lead where id = ?::uuid for key share), ?)
            on conflict (id) do update
              set lead_id = coalesce(excluded.lead_id, d.lead_id), rewritten = greatest(d.rewritten, excluded.rewritten)
            returning lead_id, rewritten""";

    private static final String VOID = "delete from deal_step where deal_id = ? and sequence < ?";
    private static final String CLAIM =
            "update deal_step set lead_id = ? where deal_id = ? and lead_id is distinct from ?";
    private static final String ADD = """
            insert into deal_step (id, deal_id, sequence, lead_id, at, kind, detail)
            values (?, ?, ?, ?::uuid, ?, ?, ?::jsonb)""";
    private static final String FIND = "select id, lead_id from deal where id = ?";

    private final Sql sql;
    private final ObjectMapper mapper;

    Deals(Sql sql, ObjectMapper mapper) {
        this.sql = sql;
        this.mapper = mapper;
    }

    /** A deal as it is known here. */
    public record Deal(UUID id, @Nullable UUID leadId, long rewritten) {}

    @Transactional(Transactional.TxType.MANDATORY)
    void apply(DealEvent event, Event envelope) {
        long sequence = envelope.ref().sequence();
        boolean rewrites =
                switch (event) {
                    case DealEvent.Imported _, DealEvent.Withdrawn _, DealEvent.Erased _ -> true;
                    case DealEvent.Opened _, DealEvent.StageEntered _, DealEvent.Closed _, DealEvent.Reopened _ ->
                        false;
                };
        Deal deal = meet(event, rewrites ? sequence : 0);
        if (rewrites) {
            sql.update(VOID, deal.id(), sequence);
        }
        claim(deal);
        // nobody will ever say of which lead an imported deal is, that does not say it itself
        boolean isNobodys = deal.leadId() == null && event instanceof DealEvent.Imported;
        if (sequence >= deal.rewritten() && !isNobodys) {
            add(deal, sequence, DealStep.of(event, envelope.occurredAt()));
        }
    }

    private Deal meet(DealEvent event, long rewritten) {
        UUID leadId =
                switch (event) {
                    case DealEvent.Opened opened -> opened.leadId();
                    case DealEvent.Imported imported -> imported.leadId();
                    case DealEvent.StageEntered _,
                            DealEvent.Closed _,
                            DealEvent.Reopened _,
                            DealEvent.Withdrawn _,
                            DealEvent.Erased _ -> null;
                };
        return sql.list(
                        MEET,
                        row -> new Deal(event.dealId(), row.getObject(1, UUID.class), row.getLong(2)),
                        event.dealId(),
                        leadId,
                        rewritten)
                .getFirst();
    }

    private void claim(Deal deal) {
        if (deal.leadId() != null) {
            sql.update(CLAIM, deal.leadId(), deal.id(), deal.leadId());
        }
    }

    /** Ids in the order of the steps: of an import's history several may have the same time. */
    private void add(Deal deal, long sequence, List<DealStep> steps) {
        sql.batch(
                ADD,
                steps.stream()
                        .map(step -> new @Nullable Object[] {
                            UuidCreator.getTimeOrderedEpoch(),
                            deal.id(),
                            sequence,
                            deal.leadId(),
                            step.at(),
                            step.kind(),
                            json(step.detail())
                        })
                        .toList());
    }

    /** The deal, if anything was told of it yet. */
    public Optional<Deal> find(UUID id) {
        return sql.first(
                FIND, row -> new Deal(row.getObject("id", UUID.class), row.getObject("lead_id", UUID.class), 0), id);
    }

    private String json(DealStep.Detail detail) {
        try {
            return mapper.writeValueAsString(detail);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }
}
