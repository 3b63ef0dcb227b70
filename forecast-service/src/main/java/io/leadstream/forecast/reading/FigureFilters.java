package io.leadstream.forecast.reading;

import io.leadstream.forecast.facts.Revisions;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Tags every figure by what it follows from, and spares computing one that the caller has. */
public class FigureFilters {

    /** A cache may keep it for its one user, and asks each time whether it still holds. */
    public static final String CACHE_CONTROL = "private, no-cache";

    private static final String TAG = FigureFilters.class.getName() + ".tag";
    private static final String AT_LEAST = "atLeast";

    private final Revisions revisions;
    private final SecurityIdentity caller;
    private final Clock clock;

    FigureFilters(Revisions revisions, SecurityIdentity caller, Clock clock) {
        this.revisions = revisions;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * After {@code atLeast} was waited for. The tag is that of the facts before they are read: what comes in between
     * may be in the answer and not in its tag, and is then answered anew; never the other way round.
     */
    @ServerRequestFilter(priority = 400)
    @Nullable
    Response spare(ContainerRequestContext request, ResourceInfo resource, UriInfo uri) {
        Method method = resource.getResourceMethod();
        if (method == null || !isFigure(method)) {
            return null;
        }
        String tag = tag(method.getAnnotation(Figure.class), request, uri);
        request.setProperty(TAG, tag == null ? "" : tag);
        return tag != null && FigureTag.isAmong(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)
                ? Response.notModified().build()
                : null;
    }

    @ServerResponseFilter
    void tag(ContainerRequestContext request, ContainerResponseContext response) {
        boolean tagged = response.getStatus() == 200 || response.getStatus() == 304;
        if (tagged && request.getProperty(TAG) instanceof String tag) {
            MultivaluedMap<String, Object> headers = response.getHeaders();
            headers.putSingle(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL);
            headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
            if (!tag.isEmpty()) {
                headers.putSingle(HttpHeaders.ETAG, tag);
            }
        }
    }

    static boolean isFigure(Method method) {
        return method.isAnnotationPresent(GET.class)
                && (method.isAnnotationPresent(Figure.class)
                        || Arrays.stream(method.getParameters())
                                .anyMatch(parameter -> parameter.isAnnotationPresent(BeanParam.class)
                                        && FigureParams.class.isAssignableFrom(parameter.getType())));
    }

    private @Nullable String tag(@Nullable Figure figure, ContainerRequestContext request, UriInfo uri) {
        var parameters = new MultivaluedHashMap<String, String>(uri.getQueryParameters());
        parameters.remove(AT_LEAST);
        boolean isNow = !parameters.containsKey(figure == null ? "asOf" : figure.asOf());
        if (isNow && !isDaily(figure, parameters)) {
            return null;
        }
        Instant now = clock.instant();
        // a given time may be one to come: whatever is known of it holds
        var revision = revisions.at(isNow ? now : Instant.EPOCH);
        var asked = new FigureTag.Asked(
                Build.ID, caller(), uri.getPath(), parameters, mediaType(request), isNow ? now : null);
        return FigureTag.of(asked, revision);
    }

    private static boolean isDaily(@Nullable Figure figure, MultivaluedMap<String, String> parameters) {
        if (figure == null || !figure.daily()) {
            return false;
        }
        String[] exception = figure.unless().split("=", 2);
        return exception.length < 2
                || !parameters.getOrDefault(exception[0], List.of()).contains(exception[1]);
    }

    private String caller() {
        return caller.getPrincipal().getName() + ' ' + new TreeSet<>(caller.getRoles());
    }

    private static String mediaType(ContainerRequestContext request) {
        return request.getProperty(TableFilters.ASKED) instanceof String table ? "text/csv " + table : "";
    }
}
