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
     * Finds the lead that a capture is about: by e-mail; else by phone, unless both have an e-mail and so are two
     * people who share a number. Of several at one number the oldest. Its row is locked, so that its next touch is
     * counted once, and an erasure is either over or waits.
     */
    public Optional<Lead> findPerson(Person person) {
        Optional<Lead> byEmail = person.email() == null ? Optional.empty() : first("person.email = ?1", person.email());
        if (byEmail.isPresent() || person.phone() == null) {
            return byEmail;
        }
        String sameNumber = "person.phone = ?1" + (person.email() == null ? "" : " and person.email is null");
        return first(sameNumber + " order by createdAt, id", person.phone());
    }

    /** The lead, its row locked. */
    public Optional<Lead> findLocked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Whether the address is that of another lead. */
    public boolean isTaken(@Nullable String email, UUID id) {
        return email != null && count("person.email = ?1 and id <> ?2", email, id) > 0;
    }

    private Optional<Lead> first(String query, String parameter) {
        return find(query, parameter).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }
}
