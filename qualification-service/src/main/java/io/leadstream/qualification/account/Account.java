package io.leadstream.qualification.account;

import io.leadstream.qualification.lead.Company;
import io.leadstream.qualification.lifecycle.LifecycleState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A company, and how far it has come.
 *
 * @param state none while account-based selling never aimed at it
 * @param lastEvent the sequence of our last event about it
 */
record Account(
        Company company,
        boolean target,
        long version,
        @Nullable LifecycleState state,
        long lastEvent) {

    /** The same account, of which something else is known. */
    Account changed() {
        return new Account(company, target, version + 1, state, lastEvent);
    }

    UUID id() {
        return company.id();
    }
}
