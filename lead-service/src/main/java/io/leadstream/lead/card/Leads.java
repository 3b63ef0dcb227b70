package io.leadstream.lead.card;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The leads. */
@ApplicationScoped
public class Leads implements PanacheRepositoryBase<Lead, UUID> {

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
        return find(query + " order by createdAt, id", parameter)
                .firstResultOptional()
                .map(Lead::id);
    }

    /** The lead, its row locked. */
    public Optional<Lead> findLocked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Whether the address is that of another lead. */
    public boolean isTaken(@Nullable String email, UUID id) {
        return email != null && count("person.email = ?1 and id <> ?2", email, id) > 0;
    }
}
