package io.leadstream.pipeline.deal;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * What people write in their own words may tell of persons: who sells reads it, who looks at figures does not. Links to
 * evidence count as such, for names are in them.
 */
@ApplicationScoped
public class FreeText {

    private static final Set<String> READERS = Set.of("rep", "manager", "admin");

    private final SecurityIdentity caller;

    FreeText(SecurityIdentity caller) {
        this.caller = caller;
    }

    public boolean isForCaller() {
        return READERS.stream().anyMatch(caller::hasRole);
    }
}
