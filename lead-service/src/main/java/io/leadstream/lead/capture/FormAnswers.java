package io.leadstream.lead.capture;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Lets a page that may send forms read the answer too; the answer names no event: its subject would be the lead. */
@Provider
@ForForms
@Priority(1) // last of all
public class FormAnswers implements ContainerResponseFilter {

    private final RoutingContext routing;

    FormAnswers(RoutingContext routing) {
        this.routing = routing;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().remove("Leadstream-Event");
        response.getHeaders().add(HttpHeaders.VARY, "Origin");
        String origin = routing.get(FormOrigin.ALLOWED);
        if (origin != null) {
            response.getHeaders().putSingle("Access-Control-Allow-Origin", origin);
            response.getHeaders().putSingle("Access-Control-Expose-Headers", "retry-after");
        }
    }
}
