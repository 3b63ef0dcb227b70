package io.leadstream.lead.privacy;

import io.leadstream.lead.card.Erasures;
import io.leadstream.lead.card.Leads;
import io.leadstream.messaging.Sql;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Finds all that is one person: cards, merged and older ones, and the entry among those who are no leads. */
@ApplicationScoped
class FindPeople {

    private static final int MOST = 100;

    // an address that somebody had before it was changed by hand tells of them, unless it is another's now
    static final String BY_EMAIL = """
            select id from lead where email = ?
            union
            select r.lead_id from replaced_identity r where r.hash = any (?::text[])
              and not exists (select 1 from lead o where o.email = ? and o.superseded_by is null)
            limit ?""";
    static final String BY_PHONE = """
            select id from lead where phone = ?
            union
            select r.lead_id from replaced_identity r where r.hash = any (?::text[])
              and not exists (select 1 from lead o where o.phone = ? and o.superseded_by is null)
            limit ?""";
    private static final String PEOPLE_BY_EMAIL = "select id from person where email = ?";
    private static final String PEOPLE_BY_PHONE = "select id from person where phone = ?";
    private static final String PEOPLE_OF_LEADS = "select id from person where lead_id = any (?::uuid[])";
    private static final String LEADS_OF_PEOPLE =
            "select lead_id from person where id = any (?::uuid[]) and lead_id is not null";

    private final Sql sql;
    private final Leads leads;
    private final Erasures erasures;

    FindPeople(Sql sql, Leads leads, Erasures erasures) {
        this.sql = sql;
        this.leads = leads;
        this.erasures = erasures;
    }

    /**
     * Who was found.
     *
     * @param persons how many they are: several may share a number
     */
    record Found(Set<UUID> leads, Set<UUID> people, int persons) {

        PersonalTables.People who() {
            return new PersonalTables.People(leads, people);
        }
    }

    /** @throws RuntimeException 404, when an id is no lead's; an address or number of nobody finds nobody */
    Found of(Subject subject) {
        Set<UUID> named = new LinkedHashSet<>();
        Set<UUID> people = new LinkedHashSet<>();
        if (subject.leadId() != null) {
            if (leads.count("id", subject.leadId()) == 0) {
                throw Problem.notFound("lead " + subject.leadId());
            }
            named.add(subject.leadId());
        }
        Set<String> hashes = erasures.hashes(subject.identities());
        if (subject.email() != null) {
            named.addAll(ids(BY_EMAIL, subject.email(), hashes, subject.email(), MOST));
            people.addAll(ids(PEOPLE_BY_EMAIL, subject.email()));
        }
        if (subject.phone() != null) {
            named.addAll(ids(BY_PHONE, subject.phone(), hashes, subject.phone(), MOST));
            people.addAll(ids(PEOPLE_BY_PHONE, subject.phone()));
        }
        named.addAll(ids(LEADS_OF_PEOPLE, people));
        return grouped(named, people);
    }

    private Found grouped(Collection<UUID> named, Set<UUID> people) {
        var cards = new LinkedHashSet<UUID>();
        int persons = 0;
        for (UUID lead : named) {
            if (!cards.contains(lead)) {
                persons++;
                cards.addAll(leads.person(lead));
            }
        }
        List<UUID> linked = ids(PEOPLE_OF_LEADS, cards);
        var alone = new ArrayList<>(people);
        alone.removeAll(linked);
        people.addAll(linked);
        return new Found(cards, people, persons + alone.size());
    }

    private List<UUID> ids(String query, Object... parameters) {
        return sql.list(query, row -> row.getObject(1, UUID.class), parameters);
    }
}
