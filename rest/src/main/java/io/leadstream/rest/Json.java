package io.leadstream.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Reads documents that come by another door than REST with the same strictness and the same rules. */
@ApplicationScoped
public class Json {

    private final ObjectMapper mapper;
    private final Validator validator;

    Json(ObjectMapper mapper, Validator validator) {
        this.mapper = mapper;
        this.validator = validator;
    }

    /**
     * Reads one document and validates it.
     *
     * @throws BadInput naming each field and reason
     */
    public <T> T read(byte[] document, Class<T> type) {
        return read(document, type, UnaryOperator.identity());
    }

    /**
     * The same, of a document that is completed before it is validated.
     *
     * @throws BadInput naming each field and reason
     */
    public <T> T read(byte[] document, Class<T> type, UnaryOperator<T> completed) {
        T value = parse(document, type);
        if (value == null) {
            throw BadInput.of("", "must not be null");
        }
        return valid(completed.apply(value));
    }

    /**
     * Validates what was put together from another form than JSON.
     *
     * @throws BadInput naming each field and reason
     */
    public <T> T valid(T value) {
        Set<ConstraintViolation<T>> found = validator.validate(value);
        if (!found.isEmpty()) {
            throw new BadInput(violations(found));
        }
        return value;
    }

    private <T> T parse(byte[] document, Class<T> type) {
        Utf8.require(document);
        try {
            return mapper.readValue(document, type);
        } catch (JsonProcessingException e) {
            throw JsonFaults.toBadInput(e);
        } catch (IOException e) {
            throw BadInput.of("", "is not valid JSON");
        }
    }

    static List<Violation> violations(Set<? extends ConstraintViolation<?>> found) {
        return found.stream()
                .flatMap(Json::violations)
                .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message))
                .toList();
    }

    /** A body that is missing lacks all that it must have. */
    private static Stream<Violation> violations(ConstraintViolation<?> found) {
        List<Violation> lacking = found.getInvalidValue() == null
                ? required(found.getPropertyPath())
                        .map(name -> new Violation(name, found.getMessage()))
                        .toList()
                : List.of();
        return lacking.isEmpty()
                ? Stream.of(new Violation(fieldOf(found.getPropertyPath()), found.getMessage()))
                : lacking.stream();
    }

    /** What must be in the body that a path names; nothing where it names another thing. */
    private static Stream<String> required(Path path) {
        List<Class<?>> types = List.of();
        for (Path.Node node : path) {
            switch (node.getKind()) {
                case METHOD -> types = node.as(Path.MethodNode.class).getParameterTypes();
                case PARAMETER ->
                    types = List.of(types.get(node.as(Path.ParameterNode.class).getParameterIndex()));
                default -> types = List.of();
            }
        }
        return types.size() == 1 && types.getFirst().isRecord()
                ? Stream.of(types.getFirst().getDeclaredFields())
                        .filter(field ->
                                field.isAnnotationPresent(NotNull.class) || field.isAnnotationPresent(NotBlank.class))
                        .map(Field::getName)
                : Stream.empty();
    }

    /** Leaves out the method and its body parameter, which a caller does not know. */
    private static String fieldOf(Path path) {
        var field = new StringBuilder();
        for (Path.Node node : path) {
            switch (node.getKind()) {
                case METHOD, CONSTRUCTOR, CROSS_PARAMETER, RETURN_VALUE, BEAN -> {}
                case PARAMETER, PROPERTY, CONTAINER_ELEMENT -> append(field, node);
            }
        }
        return Texts.storable(field.toString());
    }

    private static void append(StringBuilder field, Path.Node node) {
        if (node.getIndex() != null) {
            field.append('[').append(node.getIndex()).append(']');
        } else if (node.getKey() != null) {
            field.append('[').append(node.getKey()).append(']');
        }
        boolean named = node.getName() != null && !node.getName().startsWith("<");
        if (named && node.getKind() != jakarta.validation.ElementKind.PARAMETER) {
            field.append(field.isEmpty() ? "" : ".").append(node.getName());
        }
    }
}
