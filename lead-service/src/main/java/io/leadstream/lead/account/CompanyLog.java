package io.leadstream.lead.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.lead.card.CompanyChange;
import io.leadstream.messaging.Sql;
import io.quarkus.arc.Arc;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/** Keeps what became known of a company, when and by whom. */
@ApplicationScoped
class CompanyLog {

    private static final String KEEP = """
            insert into company_change (id, company_id, at, author, fields) values (?, ?, ?, ?, ?)""";

    private final Sql sql;
    private final ObjectMapper mapper;
    private final CurrentIdentityAssociation callers;

    CompanyLog(Sql sql, ObjectMapper mapper, CurrentIdentityAssociation callers) {
        this.sql = sql;
        this.mapper = mapper;
        this.callers = callers;
    }

    void keep(@Observes CompanyChange change) {
        if (!change.fields().isEmpty()) {
            sql.update(
                    KEEP, UuidCreator.getTimeOrderedEpoch(), change.companyId(), change.at(), author(), json(change));
        }
    }

    /** Nobody, where a topic's record tells. */
    private @Nullable String author() {
        if (!Arc.container().requestContext().isActive()) {
            return null;
        }
        SecurityIdentity caller = callers.getIdentity();
        return caller == null || caller.isAnonymous()
                ? null
                : caller.getPrincipal().getName();
    }

    private String json(CompanyChange change) {
        try {
            return mapper.writeValueAsString(change.fields());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }
}
