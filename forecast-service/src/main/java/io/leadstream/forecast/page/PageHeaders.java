package io.leadstream.forecast.page;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/**
 * What the browser may do with the page: nothing from another origin, but for the issuer that signs in. Files whose
 * names carry a hash of what is in them are kept for good, the page itself is asked for each time.
 */
@ApplicationScoped
class PageHeaders {

    private static final int BEFORE_ANSWERS = 100;
    private static final String HASHED = "/static/bundle/";

    private final String policy;

    PageHeaders(SignIn signIn) {
        String connect =
                signIn.origin().map(origin -> "; connect-src 'self' " + origin).orElse("");
        policy = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'"
                + connect;
    }

    void add(@Observes Filters filters) {
        filters.register(this::add, BEFORE_ANSWERS);
    }

    private void add(RoutingContext context) {
        String path = context.normalizedPath();
        if (isPage(path)) {
            addTo(context.response().headers());
            // said at the end: what serves the files says something of its own before
            context.addHeadersEndHandler(atTheEnd -> cache(context, path));
        }
        context.next();
    }

    private static boolean isPage(@Nullable String path) {
        return path != null
                && (path.equals("/")
                        || path.equals("/index.html")
                        || path.equals("/icon.svg")
                        || path.startsWith(HASHED));
    }

    private void addTo(MultiMap headers) {
        headers.set("Content-Security-Policy", policy)
                .set("X-Content-Type-Options", "nosniff")
                .set("Referrer-Policy", "no-referrer")
                .set("Cross-Origin-Opener-Policy", "same-origin")
                .set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
    }

    private static void cache(RoutingContext context, String path) {
        boolean found =
                context.response().getStatusCode() == 200 || context.response().getStatusCode() == 304;
        context.response()
                .headers()
                .set(
                        "Cache-Control",
                        found && path.startsWith(HASHED) ? "public, max-age=31536000, immutable" : "no-cache");
    }
}
