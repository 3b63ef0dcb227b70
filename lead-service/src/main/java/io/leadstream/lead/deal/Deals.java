package io.leadstream.lead.deal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The deals that were told of. The order of arrival does not matter: a step finds its lead when that is told, and the
 * steps that an import replaces, or an undo takes back, stay away when they come late.
 */
@ApplicationScoped
public class Deals {

    // one row a deal, whose lock lets nobody else tell of it meanwhile; a lead that is erased is nobody's
    private static final String MEET = """
            insert into deal as d (id, lead_id, company_id, rewritten)
            values (?, (select id from lead where id = ?::uuid for key share), ?, ?)
            on conflict (id) do update
              set lead_id = coalesce(excluded.lead_id, d.lead_id),
                  company_id = coalesce(excluded.company_id, d.company_id),
                  rewritten = greatest(d.rewritten, excluded.rewritten)
            returning id, lead_id, company_id, rewritten""";

    private static final String VOID = "delete from deal_step where deal_id = ? and sequence < ? and kind = any (?)";
    private static final String CLAIM = """
            update deal_step s set lead_id = d.lead_id, company_id = d.company_id from deal d
            where d.id = ? and s.deal_id = d.id
              and (s.lead_id is distinct from d.lead_id or s.company_id is distinct from d.company_id)""";
    private static final String ADD = """
            insert into deal_step (id, deal_id, sequence, lead_id, company_id, at, kind, by, detail)
            values (?, ?, ?, ?::uuid, ?::uuid, ?, ?, ?, ?::jsonb || jsonb_build_object('ref', ?::text))""";
    // whichever of them was told last, by the producer's count
    private static final String SETTLE = """
            update deal d set won_at = last.won_at, won_amount = last.amount, won_currency = last.currency
            from (select 1) as one left join lateral (
              select case when s.kind = 'CLOSED' and s.detail ->> 'outcome' = 'WON' then s.at end as won_at,
                     (s.detail #>> '{amount,amount}')::numeric as amount, s.detail #>> '{amount,currency}' as currency
              from deal_step s where s.deal_id = ? and s.kind in ('CLOSED', 'REOPENED', 'WITHDRAWN')
              order by s.sequence desc, s.id desc limit 1) last on true
            where d.id = ?""";
    private static final String FIND = "select id, lead_id, company_id, rewritten from deal where id = ?";

    private final Sql sql;
    private final ObjectMapper mapper;

    Deals(Sql sql, ObjectMapper mapper) {
        this.sql = sql;
        this.mapper = mapper;
    }

    /** A deal as it is known here. */
    public record Deal(
            UUID id, @Nullable UUID leadId, @Nullable UUID companyId, long rewritten) {

        private boolean isNobodys() {
            return leadId == null && companyId == null;
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void apply(DealEvent event, Event envelope) {
        long sequence = envelope.ref().sequence();
        List<String> replaced =
                switch (event) {
                    case DealEvent.Imported _, DealEvent.Withdrawn _ -> DealStep.Kind.ofWay();
                    case DealEvent.Erased _ -> DealStep.Kind.all();
                    case DealEvent.Happening _ -> List.of();
                };
        Deal deal = meet(event, replaced.isEmpty() ? 0 : sequence);
        if (!replaced.isEmpty()) {
            sql.update(VOID, deal.id(), sequence, replaced);
        }
        if (!deal.isNobodys()) {
            sql.update(CLAIM, deal.id());
        }
        // nobody will ever say of which lead an imported deal is, that does not say it itself
        boolean isNobodys = deal.isNobodys() && event instanceof DealEvent.Imported;
        if (!isNobodys) {
            add(deal, sequence, DealStep.of(event, envelope.occurredAt()));
        }
        sql.update(SETTLE, deal.id(), deal.id());
    }

    private Deal meet(DealEvent event, long rewritten) {
        UUID leadId =
                switch (event) {
                    case DealEvent.Opened opened -> opened.leadId();
                    case DealEvent.Imported imported -> imported.leadId();
                    case DealEvent.Happening _, DealEvent.Erased _ -> null;
                };
        UUID companyId = event instanceof DealEvent.Opened opened ? opened.companyId() : null;
        return sql.first(MEET, Deals::read, event.dealId(), leadId, companyId, rewritten)
                .orElseThrow();
    }

    /** Ids in the order of the steps: of an import's history several may have the same time. */
    private void add(Deal deal, long sequence, List<DealStep> steps) {
        sql.batch(
                ADD,
                steps.stream()
                        .filter(step ->
                                sequence >= deal.rewritten() || !step.kind().isOfWay())
                        .map(step -> new @Nullable Object[] {
                            UuidCreator.getTimeOrderedEpoch(),
                            deal.id(),
                            sequence,
                            deal.leadId(),
                            deal.companyId(),
                            step.at(),
                            step.kind(),
                            step.what().by(),
                            json(step.what()),
                            step.ref()
                        })
                        .toList());
    }

    /** The deal, if anything was told of it yet. */
    public Optional<Deal> find(UUID id) {
        return sql.first(FIND, Deals::read, id);
    }

    private static Deal read(ResultSet row) throws SQLException {
        return new Deal(
                row.getObject("id", UUID.class),
                row.getObject("lead_id", UUID.class),
                row.getObject("company_id", UUID.class),
                row.getLong("rewritten"));
    }

    private String json(DealEvent.Happening what) {
        try {
            return mapper.writeValueAsString(what);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }
}
