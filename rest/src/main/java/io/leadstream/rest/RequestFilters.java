package io.leadstream.rest;

import io.leadstream.messaging.EventRef;
import io.leadstream.messaging.ReadModel;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** What is asked of every request before its resource sees it. */
class RequestFilters {

    private static final String AT_LEAST = "atLeast";

    private final ReadModel readModel;

    RequestFilters(ReadModel readModel) {
        this.readModel = readModel;
    }

    /** Whatever asks for the types further on would fail on one that cannot be read, as on a fault of ours. */
    @ServerRequestFilter(priority = 40)
    void refuseUnreadableType(ContainerRequestContext request) {
        requireReadable(request.getHeaderString(HttpHeaders.CONTENT_TYPE), request::getMediaType, 415);
        requireReadable(request.getHeaderString(HttpHeaders.ACCEPT), request::getAcceptableMediaTypes, 406);
    }

    private static void requireReadable(@Nullable String header, Runnable reader, int status) {
        try {
            reader.run();
        } catch (IllegalArgumentException unreadable) {
            String title = status == 415 ? "Unsupported Media Type" : "Not Acceptable";
            String name = status == 415 ? "unsupported-media-type" : "not-acceptable";
            throw Problem.of(status, name, title, Texts.storable(header + " is no media type"))
                    .build();
        }
    }

    /** A resource that names no other type answers JSON; without this, a caller who takes none got a record's toString. */
    @ServerRequestFilter(priority = 50)
    void offerJson(ContainerRequestContext request, ResourceInfo resource) {
        boolean answersJson = resource.getResourceMethod() != null
                && !resource.getResourceMethod().isAnnotationPresent(Produces.class)
                && !resource.getResourceClass().isAnnotationPresent(Produces.class);
        if (answersJson
                && request.getAcceptableMediaTypes().stream()
                        .noneMatch(MediaType.APPLICATION_JSON_TYPE::isCompatible)) {
            throw Problem.of(406, "not-acceptable", "Not Acceptable", "this is answered in application/json alone")
                    .build();
        }
    }

    /** A resource that names no other type takes JSON; without this, a body of another type is refused without a word. */
    @ServerRequestFilter(priority = 60)
    void takeJson(ContainerRequestContext request, ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        boolean takesJson = method != null
                && !method.isAnnotationPresent(Consumes.class)
                && !resource.getResourceClass().isAnnotationPresent(Consumes.class)
                && Arrays.stream(method.getParameters()).anyMatch(RequestFilters::isBody);
        if (takesJson && request.getLength() != 0 && !isJson(request.getMediaType())) {
            throw Problem.of(
                            415,
                            "unsupported-media-type",
                            "Unsupported Media Type",
                            "this takes application/json alone")
                    .build();
        }
    }

    private static boolean isBody(Parameter parameter) {
        return Arrays.stream(parameter.getAnnotations())
                .noneMatch(annotation ->
                        annotation.annotationType().getPackageName().startsWith("jakarta.ws.rs"));
    }

    /** Nothing said is taken for JSON. */
    private static boolean isJson(@Nullable MediaType type) {
        return type == null
                || type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
                || type.getSubtype().endsWith("+json");
    }

    @ServerRequestFilter(priority = 100)
    void refuseUnstorableText(UriInfo uri) {
        uri.getPathParameters().forEach(RequestFilters::requireStorable);
        uri.getQueryParameters().forEach(RequestFilters::requireStorable);
    }

    private static void requireStorable(String name, List<String> values) {
        if (!values.stream().allMatch(Texts::isStorable)) {
            throw BadInput.of(name, "must not contain NUL or half of a surrogate pair");
        }
    }

    @ServerRequestFilter(priority = 150)
    void refuseUnknownParameters(UriInfo uri, ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        if (method == null || !method.isAnnotationPresent(StrictQuery.class)) {
            return;
        }
        List<String> known = Arrays.stream(method.getParameters())
                .flatMap(RequestFilters::annotated)
                .map(element -> element.getAnnotation(QueryParam.class))
                .filter(Objects::nonNull)
                .map(QueryParam::value)
                .toList();
        List<Violation> unknown = uri.getQueryParameters().keySet().stream()
                .filter(name -> !known.contains(name) && !name.equals(AT_LEAST))
                .map(name -> new Violation(name, "is no parameter of this; known here are " + known))
                .toList();
        if (!unknown.isEmpty()) {
            throw new BadInput(unknown);
        }
    }

    /** The parameter itself, or the fields of what gathers many. */
    private static Stream<? extends AnnotatedElement> annotated(Parameter parameter) {
        return parameter.isAnnotationPresent(BeanParam.class)
                ? Arrays.stream(parameter.getType().getDeclaredFields())
                : Stream.of(parameter);
    }

    @ServerRequestFilter(priority = 200)
    void limitBody(ContainerRequestContext request, ResourceInfo resource) throws IOException {
        BodyLimit annotation = resource.getResourceMethod() == null
                ? null
                : resource.getResourceMethod().getAnnotation(BodyLimit.class);
        long limit = annotation == null ? BodyLimit.DEFAULT : annotation.value();
        if (request.getLength() > limit) {
            throw new TooLarge(limit).toProblem();
        }
        if (request.hasEntity()) {
            request.setEntityStream(new Limited(request.getEntityStream(), limit));
        }
    }

    @ServerRequestFilter(priority = 300)
    void waitForEvent(UriInfo uri) {
        String wanted = uri.getQueryParameters().getFirst(AT_LEAST);
        if (wanted != null && !readModel.await(parse(wanted))) {
            throw Problem.of(503, "not-applied-yet", "Not applied yet", wanted + " has not been applied here yet")
                    .withHeader("Retry-After", 1)
                    .build();
        }
    }

    private static EventRef parse(String wanted) {
        try {
            return EventRef.parse(wanted);
        } catch (IllegalArgumentException e) {
            throw BadInput.of(AT_LEAST, "must be source/subject/sequence, as the header Leadstream-Event gives it");
        }
    }

    /** Counts what is read, for bodies that do not say their length. */
    private static final class Limited extends FilterInputStream {

        private final long limit;
        private long left;

        Limited(InputStream body, long limit) {
            super(body);
            this.limit = limit;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            return value < 0 ? value : (int) count(1, value);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            return read < 0 ? read : (int) count(read, read);
        }

        private long count(int read, int result) throws IOException {
            left -= read;
            if (left < 0) {
                throw new TooLarge(limit);
            }
            return result;
        }
    }
}
