package io.leadstream.lead.account;

import io.leadstream.lead.card.SearchText;
import io.leadstream.lead.database.Where;
import io.leadstream.rest.BadInput;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people of the buying side who are kept beside the leads. */
@ApplicationScoped
class BuyingPeople implements PanacheRepositoryBase<BuyingPerson, UUID> {

    private static final int LONGEST_Q = 200;

    private final EntityManager entities;

    BuyingPeople(EntityManager entities) {
        this.entities = entities;
    }

    Optional<BuyingPerson> byEmail(String email) {
        return find("person.email", email).firstResultOptional();
    }

    List<BuyingPerson> ofLead(UUID leadId) {
        return list("leadId", leadId);
    }

    /** The newest first. */
    List<BuyingPerson> page(@Nullable UUID company, @Nullable String q, @Nullable UUID after, int count) {
        var where = new Where()
                .and("p.company_id = ?", company)
                .and("to_tsvector('simple', p.search_text) @@ to_tsquery('simple', ?)", words(q))
                .and("p.id < ?", after);
        Query query = entities.createNativeQuery(
                numbered("select p.* from person p" + where.clause() + " order by p.id desc limit " + count),
                BuyingPerson.class);
        Object[] parameters = where.parameters();
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        @SuppressWarnings("unchecked")
        List<BuyingPerson> found = query.getResultList();
        return found;
    }

    static @Nullable String words(@Nullable String q) {
        if (q == null || q.isBlank()) {
            return null;
        }
        String query = q.length() > LONGEST_Q ? "" : SearchText.query(q);
        if (query.isEmpty()) {
            throw BadInput.of("q", "must be words, or a number, of at most " + LONGEST_Q + " characters");
        }
        return query;
    }

    /** Hibernate numbers its parameters. */
    private static String numbered(String sql) {
        var text = new StringBuilder();
        int number = 0;
        for (char c : sql.toCharArray()) {
            text.append(c);
            if (c == '?') {
                text.append(++number);
            }
        }
        return text.toString();
    }
}
