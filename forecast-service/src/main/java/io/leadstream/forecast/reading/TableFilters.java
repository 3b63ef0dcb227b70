package io.leadstream.forecast.reading;

import io.leadstream.forecast.table.AnswerTables;
import io.leadstream.forecast.table.Csv;
import io.leadstream.forecast.table.Table;
import io.leadstream.rest.BadInput;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Gives any figure as CSV to whoever accepts that rather than JSON, or asks for it by {@code format=csv} in a link;
 * {@code table=groups.stages} names another of its lists.
 */
class TableFilters {

    /** How a table was asked for; absent where JSON was. */
    static final String ASKED = TableFilters.class.getName();

    private static final MediaType CSV = new MediaType("text", "csv");
    private static final MediaType CSV_ANSWER =
            new MediaType("text", "csv", Map.of("charset", "UTF-8", "header", "present"));
    private static final String ACCEPTED = TableFilters.class.getName() + ".accepted";
    private static final String FORMAT = "format";
    private static final String TABLE = "table";
    private static final String API = "/api/";

    /** Before a resource is looked for: none would be found that answers CSV. */
    @ServerRequestFilter(preMatching = true, priority = 10)
    void acceptJsonToo(ContainerRequestContext request) {
        String accepted = request.getHeaderString(HttpHeaders.ACCEPT);
        if (request.getMethod().equals("GET") && accepted != null && takesCsvAlone(request)) {
            request.setProperty(ACCEPTED, accepted);
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, accepted + ", application/json;q=0.001");
        }
    }

    private static boolean takesCsvAlone(ContainerRequestContext request) {
        try {
            List<MediaType> accepted = request.getAcceptableMediaTypes();
            return accepted.stream().anyMatch(CSV::isCompatible)
                    && accepted.stream().noneMatch(MediaType.APPLICATION_JSON_TYPE::isCompatible);
        } catch (IllegalArgumentException unreadable) {
            return false; // refused by its name further on
        }
    }

    /** Before anything asks which parameters there are: these are no figure's own. */
    @ServerRequestFilter(preMatching = true, priority = 20)
    void takeOut(ContainerRequestContext request) {
        URI uri = request.getUriInfo().getRequestUri();
        String query = uri.getRawQuery();
        if (query == null
                || !request.getMethod().equals("GET")
                || !uri.getPath().startsWith(API)) {
            return;
        }
        var parameters = request.getUriInfo().getQueryParameters();
        if (!parameters.containsKey(FORMAT) && !parameters.containsKey(TABLE)) {
            return;
        }
        request.setProperty(FORMAT, parameters.getFirst(FORMAT));
        request.setProperty(TABLE, parameters.getFirst(TABLE));
        String rest =
                Arrays.stream(query.split("&")).filter(part -> !isOurs(part)).collect(Collectors.joining("&"));
        String whole = uri.toString();
        request.setRequestUri(URI.create(whole.substring(0, whole.indexOf('?')) + (rest.isEmpty() ? "" : "?" + rest)));
    }

    private static boolean isOurs(String part) {
        String name = part.split("=", 2)[0];
        return name.equals(FORMAT) || name.equals(TABLE);
    }

    /** Before anything asks which type is accepted: the figure itself knows JSON alone. */
    @ServerRequestFilter(priority = 45)
    void ask(ContainerRequestContext request, ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        boolean isFigure = method != null && FigureFilters.isFigure(method);
        if (!isFigure) {
            refuse(request, FORMAT);
            refuse(request, TABLE);
            if (request.getProperty(ACCEPTED) instanceof String accepted) {
                request.getHeaders().putSingle(HttpHeaders.ACCEPT, accepted);
            }
            return;
        }
        boolean isCsv =
                switch ((String) request.getProperty(FORMAT)) {
                    case null -> prefersCsv(request.getAcceptableMediaTypes());
                    case "csv" -> true;
                    case "json" -> false;
                    default -> throw BadInput.of(FORMAT, "must be json or csv");
                };
        if (isCsv) {
            String table = (String) request.getProperty(TABLE);
            request.setProperty(ASKED, table == null ? "" : table);
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON);
        } else {
            refuse(request, TABLE);
        }
    }

    private static void refuse(ContainerRequestContext request, String parameter) {
        if (request.getProperty(parameter) != null) {
            throw BadInput.of(
                    parameter,
                    parameter.equals(TABLE)
                            ? "is for a figure as CSV alone"
                            : "is for figures alone, and this is none");
        }
    }

    private static boolean prefersCsv(List<MediaType> accepted) {
        return accepted.stream()
                .filter(type -> type.isCompatible(CSV) || type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                .findFirst()
                .filter(type -> type.getSubtype().equals("csv"))
                .isPresent();
    }

    @ServerResponseFilter
    void answer(ContainerRequestContext request, ContainerResponseContext response) {
        Object answer = response.getEntity();
        if (response.getStatus() != 200 || answer == null || !(request.getProperty(ASKED) instanceof String asked)) {
            return;
        }
        Table table = table(AnswerTables.of(answer.getClass()), asked);
        StreamingOutput csv = out -> Csv.write(table, answer, out);
        response.setEntity(csv, new Annotation[0], CSV_ANSWER);
        String file = request.getUriInfo().getPath().substring(API.length()).replaceAll("[^A-Za-z0-9-]+", "-");
        response.getHeaders().putSingle(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + ".csv\"");
    }

    private static Table table(AnswerTables tables, String asked) {
        @Nullable Table named = asked.isEmpty() ? tables.main() : tables.named(asked);
        if (named == null) {
            throw BadInput.of(TABLE, "must be one of " + tables.names());
        }
        return named;
    }
}
