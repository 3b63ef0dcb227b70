package io.leadstream.pipeline.aftersale;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.aftersale.LeadProposal.Source;
import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.DealDesk;
import io.leadstream.pipeline.deal.LeadForgotten;
import io.leadstream.pipeline.deal.PersonForgotten;
import io.leadstream.pipeline.deal.Standing;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells lead-service of whom to capture: customers bring leads, and may buy more themselves. */
@ApplicationScoped
class ProposeLead {

    private static final String ADD = """
            insert into lead_proposal (id, deal_id, source, lead_id, person_id, at, by)
            values (?, ?, ?, ?::uuid, ?::uuid, ?, ?)""";
    private static final String PAGE = """
            select id, deal_id, source, lead_id, person_id, at, by from lead_proposal
            where deal_id = ? and id > ? order by id limit ?""";
    private static final String FORGET = "update lead_proposal set lead_id = null where lead_id = ?";
    private static final String FORGET_PERSON = "update lead_proposal set person_id = null where person_id = ?";

    private final DealDesk deals;
    private final Sql sql;

    ProposeLead(DealDesk deals, Sql sql) {
        this.deals = deals;
        this.sql = sql;
    }

    /** Of a won deal alone; an expansion is of the deal's own lead where nobody else is named. */
    @Transactional
    LeadProposal propose(UUID dealId, Source source, @Nullable UUID leadId, @Nullable UUID personId, By by) {
        DealDesk.Present deal = deals.lock(dealId);
        if (deal.standing() != Standing.WON) {
            throw Problem.of(409, "deal-is-not-won", "Deal is not won", "customers bring leads; nobody is one yet")
                    .with("from", deal.standing())
                    .with("allowed", List.of(Standing.WON))
                    .build();
        }
        boolean isOwn = source == Source.EXPANSION && leadId == null && personId == null;
        UUID lead = isOwn ? deal.leadId() : leadId;
        if (lead == null && personId == null) {
            throw BadInput.of("leadId", "must be given, or personId: who is meant");
        }
        var proposal = new LeadProposal(
                UuidCreator.getTimeOrderedEpoch(),
                dealId,
                source,
                lead,
                personId,
                by.knownAt().truncatedTo(ChronoUnit.MICROS),
                by.actor());
        sql.update(ADD, proposal.id(), dealId, source, lead, personId, proposal.at(), by.actor());
        var event =
                new PublishedAfterSale.LeadProposed(dealId, proposal.id(), source, lead, personId, deal.companyId());
        deals.tell(dealId, event, by.knownAt(), by);
        return proposal;
    }

    /** In the order in which they were made. */
    List<LeadProposal> page(UUID dealId, @Nullable UUID after, int limit) {
        UUID deal = deals.get(dealId).id();
        return sql.list(PAGE, ProposeLead::read, deal, after == null ? new UUID(0, 0) : after, limit);
    }

    void forget(@Observes LeadForgotten forgotten) {
        sql.update(FORGET, forgotten.leadId());
    }

    void forget(@Observes PersonForgotten forgotten) {
        sql.update(FORGET_PERSON, forgotten.personId());
    }

    private static LeadProposal read(ResultSet row) throws SQLException {
        return new LeadProposal(
                row.getObject("id", UUID.class),
                row.getObject("deal_id", UUID.class),
                Source.valueOf(row.getString("source")),
                row.getObject("lead_id", UUID.class),
                row.getObject("person_id", UUID.class),
                Objects.requireNonNull(Sql.instant(row, "at")),
                row.getString("by"));
    }
}
