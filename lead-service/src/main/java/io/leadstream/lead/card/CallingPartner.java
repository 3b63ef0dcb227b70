package io.leadstream.lead.card;

import io.leadstream.rest.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The partner who asks, if a partner asks: it sees and brings its own leads only. */
@ApplicationScoped
public class CallingPartner {

    private final SecurityIdentity caller;
    private final JsonWebToken token;

    CallingPartner(SecurityIdentity caller, JsonWebToken token) {
        this.caller = caller;
        this.token = token;
    }

    public boolean isPartner() {
        return caller.hasRole("partner");
    }

    /** The partner's name; empty for people of the company. A partner without a name is refused. */
    public Optional<String> name() {
        if (!caller.hasRole("partner")) {
            return Optional.empty();
        }
        String partner = token.getClaim("partner");
        if (partner == null || partner.isBlank()) {
            throw Problem.forbidden("the token of a partner names it in the claim partner");
        }
        return Optional.of(partner);
    }
}
