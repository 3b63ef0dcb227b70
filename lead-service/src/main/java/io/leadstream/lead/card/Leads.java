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

    /** The lead, its row locked. */
    public Optional<Lead> findLocked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Whether the address is that of another lead. */
    public boolean isTaken(@Nullable String email, UUID id) {
        return email != null && count("person.email = ?1 and id <> ?2", email, id) > 0;
    }
}
