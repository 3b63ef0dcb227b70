package io.leadstream.forecast.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where the browser signs people in: with the issuer whose tokens this service takes. There is none where the tokens are
 * those of deploy/up, which are verified by a key.
 */
@ApplicationScoped
class SignIn {

    private final Optional<String> issuer;
    private final String clientId;

    SignIn(
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> authServer,
            @ConfigProperty(name = "quarkus.oidc.token.issuer") Optional<String> named,
            @ConfigProperty(name = "leadstream.page.client-id", defaultValue = "leadstream-page") String clientId) {
        // inside, the issuer may have another address than in its tokens; the browser knows the latter
        this.issuer = authServer.map(inside -> named.orElse(inside));
        this.clientId = clientId;
    }

    Optional<String> issuer() {
        return issuer;
    }

    String clientId() {
        return clientId;
    }

    /** The origin that the page speaks to when it signs in. */
    Optional<String> origin() {
        return issuer.map(URI::create).map(uri -> uri.getScheme() + "://" + uri.getRawAuthority());
    }
}
