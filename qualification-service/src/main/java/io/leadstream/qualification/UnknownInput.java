package io.leadstream.qualification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Texts;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses by name what no resource reads: a parameter that is misspelt would otherwise show what nobody asked for, and a
 * body that nobody reads would seem to have been heard.
 */
class UnknownInput {

    /** Goes with every request. */
    private static final String AT_LEAST = "atLeast";

    /** What a resource method reads. */
    private record Reads(Set<String> parameters, boolean body) {

        static Reads of(Method method) {
            var parameters = new TreeSet<>(Set.of(AT_LEAST));
            Arrays.stream(method.getParameters()).flatMap(Reads::named).forEach(parameters::add);
            return new Reads(parameters, Arrays.stream(method.getParameters()).anyMatch(Reads::isBody));
        }

        private static Stream<String> named(Parameter parameter) {
            return parameter.isAnnotationPresent(BeanParam.class)
                    ? Arrays.stream(parameter.getType().getDeclaredFields()).flatMap(Reads::name)
                    : name(parameter);
        }

        private static Stream<String> name(AnnotatedElement element) {
            return Stream.ofNullable(element.getAnnotation(QueryParam.class)).map(QueryParam::value);
        }

        private static boolean isBody(Parameter parameter) {
            return Arrays.stream(parameter.getAnnotations())
                    .noneMatch(one -> one.annotationType().getPackageName().startsWith("jakarta.ws.rs"));
        }
    }

    private final ObjectMapper mapper;
    private final Map<Method, Reads> known = new ConcurrentHashMap<>();

    UnknownInput(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @ServerRequestFilter(priority = 150)
    void refuseParameter(UriInfo uri, ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        if (method == null || uri.getQueryParameters().isEmpty()) {
            return;
        }
        Set<String> parameters = readBy(method).parameters();
        uri.getQueryParameters().keySet().stream()
                .filter(name -> !parameters.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw BadInput.of(Texts.storable(name), "is unknown; known are " + parameters);
                });
    }

    /** After the limit on bodies. An empty object says nothing, and is what some clients send for want of a body. */
    @ServerRequestFilter(priority = 250)
    void refuseBody(ContainerRequestContext request, ResourceInfo resource) throws IOException {
        Method method = resource.getResourceMethod();
        if (method == null || readBy(method).body() || !request.hasEntity()) {
            return;
        }
        JsonNode body = read(request.getEntityStream().readAllBytes());
        if (body != null && !body.isMissingNode()) {
            String first =
                    body.isObject() && !body.isEmpty() ? body.fieldNames().next() : "";
            if (!body.isObject() || !body.isEmpty()) {
                throw BadInput.of(Texts.storable(first), "is unknown; nothing is read here but the path");
            }
        }
    }

    private @Nullable JsonNode read(byte[] body) throws IOException {
        try {
            return mapper.readTree(body);
        } catch (JsonProcessingException noJson) {
            throw BadInput.of("", "must be empty or {}: nothing is read here but the path");
        }
    }

    private Reads readBy(Method method) {
        return known.computeIfAbsent(method, Reads::of);
    }
}
