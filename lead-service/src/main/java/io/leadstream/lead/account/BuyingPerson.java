package io.leadstream.lead.account;

import io.leadstream.lead.card.Person;
import io.leadstream.lead.card.SearchText;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody of the buying side who has not come to us as a lead. */
@Entity
@Table(name = "person")
class BuyingPerson {

    @Id
    private UUID id;

    @Version
    private long version;

    @Embedded
    private Person person;

    private @Nullable UUID companyId;

    /** The same person, captured later; written by {@link LinkPeople} alone. */
    @Column(updatable = false)
    private @Nullable UUID leadId;

    @Column(updatable = false)
    private @Nullable Instant linkedAt;

    @Column
    private String searchText;

    private Instant createdAt;
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init")
    protected BuyingPerson() {}

    BuyingPerson(UUID id, Person person, @Nullable UUID companyId, Instant at) {
        this.id = id;
        this.createdAt = at;
        change(person, companyId, at);
    }

    final void change(Person to, @Nullable UUID atCompany, Instant at) {
        person = to;
        companyId = atCompany;
        changedAt = at;
        searchText = SearchText.of(to.firstName(), to.lastName(), to.email(), to.phone());
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    Person person() {
        return person;
    }

    @Nullable
    UUID leadId() {
        return leadId;
    }

    PersonChanges changeable() {
        return PersonChanges.of(person, companyId);
    }

    PersonView view() {
        return PersonView.of(id, person, companyId, leadId, linkedAt, createdAt, changedAt);
    }
}
