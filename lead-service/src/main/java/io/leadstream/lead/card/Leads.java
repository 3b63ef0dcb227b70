package io.leadstream.lead.card;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The leads. */
@ApplicationScoped
public class Leads implements PanacheRepositoryBase<Lead, UUID> {

    private static final String PERSON = """
            with recursive person as (
              select id, merged_into, superseded_by from lead where id = :id
              union
              select l.id, l.merged_into, l.superseded_by from person p join lead l
                on l.id = p.merged_into or l.id = p.superseded_by or l.merged_into = p.id or l.superseded_by = p.id)
            select id from person order by merged_into is null, id""";

    private static final String KEPT_AS = """
            select p.id from person p where p.lead_id = :id
            union all
            select p.id from lead l join person p on p.lead_id = l.id where l.merged_into = :id limit 1""";

    /**
     * Who this person is as a lead, as captures find it: by e-mail; else by phone, unless both have an e-mail. Nothing
     * is locked.
     */
    public Optional<UUID> sameAs(Person person) {
        Optional<UUID> byEmail = person.email() == null ? Optional.empty() : id("person.email = ?1", person.email());
        if (byEmail.isPresent() || person.phone() == null) {
            return byEmail;
        }
        String sameNumber = "person.phone = ?1" + (person.email() == null ? "" : " and person.email is null");
        return id(sameNumber, person.phone());
    }

    private Optional<UUID> id(String query, String parameter) {
        return find(query + " and supersededBy is null order by createdAt, id", parameter)
                .firstResultOptional()
                .map(lead -> lead.mergedInto().orElse(lead.id()));
    }

    /** The lead, its row locked. */
    public Optional<Lead> findLocked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The lead and those merged into it, itself first; what happened to any of them happened to it. */
    public List<UUID> family(UUID id) {
        var family = new ArrayList<UUID>();
        family.add(id);
        find("select id from Lead where mergedInto = ?1 order by id", id)
                .project(UUID.class)
                .list()
                .forEach(family::add);
        return family;
    }

    /**
     * All cards of a person: merged ones, survivors, and those that took each other's place. The merged come first.
     */
    public List<UUID> person(UUID id) {
        @SuppressWarnings("unchecked")
        List<UUID> cards = getEntityManager()
                .createNativeQuery(PERSON, UUID.class)
                .setParameter("id", id)
                .getResultList();
        return cards;
    }

    /** As whom the person was kept before being captured. */
    Optional<UUID> keptAs(UUID id) {
        @SuppressWarnings("unchecked")
        List<UUID> people = getEntityManager()
                .createNativeQuery(KEPT_AS, UUID.class)
                .setParameter("id", id)
                .getResultList();
        return people.stream().findFirst();
    }

    /** Whether the address is that of another lead. */
    public boolean isTaken(@Nullable String email, UUID id) {
        return email != null && count("person.email = ?1 and id <> ?2 and supersededBy is null", email, id) > 0;
    }
}
