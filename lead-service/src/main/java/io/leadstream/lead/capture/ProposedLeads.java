package io.leadstream.lead.capture;

import io.leadstream.lead.card.Source;
import io.leadstream.lead.deal.LeadProposed;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Captures whom a deal proposes: a customer who may buy more is touched once more, somebody they bring who was no lead
 * becomes one. The deal stands as the referrer, in origin and touch.
 */
@ApplicationScoped
class ProposedLeads {

    private static final Logger LOG = Logger.getLogger(ProposedLeads.class);
    private static final Door DOOR = new Door("DEAL", null, null, null);
    private static final String REFERRER = "urn:leadstream:deal:";

    private static final String LEAD = """
            select email, phone, first_name, last_name, job_title, age_band, country, region from lead
            where id = coalesce((select merged_into from lead where id = ?), ?)""";
    private static final String PERSON = """
            select email, phone, first_name, last_name, job_title, age_band, country, region from person where id = ?""";

    private final CaptureLead captureLead;
    private final Sql sql;

    ProposedLeads(CaptureLead captureLead, Sql sql) {
        this.captureLead = captureLead;
        this.sql = sql;
    }

    void capture(@Observes LeadProposed proposed) {
        Optional<NewLead> who = find(proposed);
        if (who.isEmpty()) {
            LOG.infof("a proposed lead is not known here or cannot be reached: deal=%s", proposed.dealId());
            return;
        }
        Offer offer = new Offer(NormalLead.of(who.get()), proposed.at());
        Attempt attempt = captureLead.attempt(List.of(offer), DOOR).getFirst();
        if (attempt instanceof Attempt.Refused) {
            LOG.infof("a proposed lead was refused: deal=%s", proposed.dealId());
        }
    }

    /** Nobody where neither address nor number is known: who was erased, or never told. */
    private Optional<NewLead> find(LeadProposed proposed) {
        UUID lead = proposed.leadId();
        UUID person = proposed.personId();
        Optional<NewLead> known =
                lead == null ? Optional.empty() : sql.first(LEAD, row -> offered(row, proposed), lead, lead);
        return known.or(() ->
                        person == null ? Optional.empty() : sql.first(PERSON, row -> offered(row, proposed), person))
                .filter(one -> one.email() != null || one.phone() != null);
    }

    private static NewLead offered(ResultSet row, LeadProposed proposed) throws SQLException {
        return new NewLead(
                text(row, "email"),
                text(row, "first_name"),
                text(row, "last_name"),
                text(row, "phone"),
                text(row, "job_title"),
                text(row, "age_band"),
                text(row, "country"),
                text(row, "region"),
                Source.valueOf(proposed.source()),
                null,
                null,
                REFERRER + proposed.dealId(),
                null,
                null,
                null,
                null);
    }

    private static @Nullable String text(ResultSet row, String column) throws SQLException {
        return row.getString(column);
    }
}
