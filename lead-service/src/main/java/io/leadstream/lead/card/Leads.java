package io.leadstream.lead.card;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The leads. */
@ApplicationScoped
public class Leads implements PanacheRepositoryBase<Lead, UUID> {

    /**
     * Finds the lead that a capture is about: by e-mail; else by phone, unless both have an e-mail and so are two
     * people who share a number. Of several at one number the oldest.
     */
    public Optional<Lead> findPerson(@Nullable String email, @Nullable String phone) {
        Optional<Lead> byEmail =
                email == null ? Optional.empty() : find("email", email).firstResultOptional();
        if (byEmail.isPresent() || phone == null) {
            return byEmail;
        }
        return email == null
                ? find("phone = ?1 order by createdAt, id", phone).firstResultOptional()
                : find("phone = ?1 and email is null order by createdAt, id", phone)
                        .firstResultOptional();
    }
}
