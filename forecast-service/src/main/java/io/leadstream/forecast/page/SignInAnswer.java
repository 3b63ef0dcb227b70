package io.leadstream.forecast.page;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How to sign in. */
@Schema(name = "SignIn")
public record SignInAnswer(
        @Schema(description = "Of OpenID Connect; absent where tokens come by a link") @Nullable
        String issuer,

        String clientId) {

    static final String EXAMPLE = """
            {"issuer":"http://localhost:8180/realms/leadstream","clientId":"leadstream-page"}""";
}
