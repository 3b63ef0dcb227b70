package io.leadstream.lead.capture;

import io.leadstream.lead.source.CaptureSource;
import io.leadstream.lead.source.CaptureSources;
import io.leadstream.rest.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From which pages forms may be sent, and who may read the answer, is for each source to say. So the origin is taken off
 * the request before the service's general rule on other origins (quarkus.http.cors) sees it, and every answer, refusals
 * of whatever kind too, names it where the source allows it. No answer names an event: its subject would be the lead.
 */
@Provider
@Priority(1) // last of all
@ApplicationScoped
public class FormOrigin implements ContainerResponseFilter {

    private static final String ORIGIN = "leadstream.form.origin";
    private static final String PATH = "/api/capture/";
    private static final int BEFORE_CORS = 310;
    private static final int LONGEST = 300;

    private final RoutingContext routing;
    private final CaptureSources sources;

    FormOrigin(RoutingContext routing, CaptureSources sources) {
        this.routing = routing;
        this.sources = sources;
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
        if (origin != null && !allows(source, origin)) {
            throw Problem.of(
                            403,
                            "origin-not-allowed",
                            "Origin not allowed",
                            "pages of this origin may not use this source")
                    .build();
        }
        return origin;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String path = routing.request().path();
        if (path == null || !path.startsWith(PATH)) {
            return;
        }
        response.getHeaders().remove("Leadstream-Event");
        response.getHeaders().add(HttpHeaders.VARY, "Origin");
        String origin = routing.get(ORIGIN);
        // as it was last seen: what is refused before its resource is answered where nobody may wait for the database
        Optional<CaptureSource> source = sources.lastSeenBySourceKey(path.substring(PATH.length()));
        if (origin != null && source.filter(known -> allows(known, origin)).isPresent()) {
            response.getHeaders().putSingle("Access-Control-Allow-Origin", origin);
            response.getHeaders().putSingle("Access-Control-Expose-Headers", "retry-after");
        }
    }

    private static boolean allows(CaptureSource source, String origin) {
        return origin.length() <= LONGEST && source.allows(origin.toLowerCase(Locale.ROOT));
    }
}
