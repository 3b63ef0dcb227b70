package io.leadstream.lead.capture;

import io.leadstream.lead.source.CaptureSource;
import io.leadstream.rest.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * From which pages forms may be sent is for each source to say. So the origin is taken off the request before the
 * service's general rule on other origins (quarkus.http.cors) sees it.
 */
@ApplicationScoped
class FormOrigin {

    /** The request's origin, once the source has allowed it. */
    static final String ALLOWED = "leadstream.form.origin.allowed";

    private static final String ORIGIN = "leadstream.form.origin";
    private static final String PATH = "/api/capture/";
    private static final int BEFORE_CORS = 310;
    private static final int LONGEST = 300;

    private final RoutingContext routing;

    FormOrigin(RoutingContext routing) {
        this.routing = routing;
    }

    void register(@Observes Filters filters) {
        filters.register(FormOrigin::takeOff, BEFORE_CORS);
    }

    private static void takeOff(RoutingContext request) {
        String path = request.request().path();
        if (path != null && path.startsWith(PATH)) {
            request.put(ORIGIN, request.request().getHeader("Origin"));
            request.request().headers().remove("Origin");
        }
        request.next();
    }

    /**
     * The origin of the page that sends, which the source allows; none where a server sends.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 403 when it does not
     */
    @Nullable
    String requireAllowed(CaptureSource source) {
        String origin = routing.get(ORIGIN);
        if (origin == null) {
            return null;
        }
        if (origin.length() > LONGEST || !source.allows(origin.toLowerCase(Locale.ROOT))) {
            throw Problem.of(
                            403,
                            "origin-not-allowed",
                            "Origin not allowed",
                            "pages of this origin may not use this source")
                    .build();
        }
        routing.put(ALLOWED, origin);
        return origin;
    }
}
