package io.leadstream.rest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a JSON document in the words of its author, without class names or values. */
final class JsonFaults {

    private JsonFaults() {}

    static BadInput toBadInput(JsonProcessingException fault) {
        return BadInput.of(fieldOf(fault), messageOf(fault));
    }

    private static String fieldOf(JsonProcessingException fault) {
        if (!(fault instanceof JsonMappingException mapping)) {
            return "";
        }
        var path = new StringBuilder();
        for (Reference step : mapping.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        // the caller's own member names may hold anything, and what is wrong with them may be kept
        return Texts.storable(path.toString());
    }

    private static String messageOf(JsonProcessingException fault) {
        return switch (fault) {
            case UnrecognizedPropertyException unknown -> "is unknown" + known(unknown.getKnownPropertyIds());
            case InvalidTypeIdException _ -> "is of an unknown kind";
            case InvalidNullException _ -> "must not be null";
            case InvalidFormatException format -> "must be " + nameOf(format.getTargetType());
            case ValueInstantiationException refused -> reasonOf(refused);
            case MismatchedInputException mismatch -> mismatchOf(mismatch);
            case StreamConstraintsException limit -> "exceeds a limit: " + limit.getOriginalMessage();
            case JsonMappingException mapping
            when mapping.getCause() instanceof JsonProcessingException cause -> messageOf(cause);
            // a value that its type refused, in words not meant for the caller
            case JsonMappingException mapping
            when mapping.getCause() instanceof RuntimeException -> "is not acceptable";
            default -> "is not valid JSON" + placeOf(fault.getLocation());
        };
    }

    /** What was wrapped on its way may have lost its place. */
    private static String placeOf(@Nullable JsonLocation place) {
        return place == null ? "" : " at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
    }

    private static String mismatchOf(MismatchedInputException mismatch) {
        // thrown by our own deserializers with a message meant for the caller
        if (mismatch.getOriginalMessage().startsWith("must ")) {
            return mismatch.getOriginalMessage();
        }
        Class<?> target = mismatch.getTargetType();
        return target == null ? "is not of the expected form" : "must be " + nameOf(target);
    }

    private static String reasonOf(ValueInstantiationException refused) {
        // a value object's own words, as its compact constructor said them
        return refused.getCause() instanceof IllegalArgumentException reason && reason.getMessage() != null
                ? reason.getMessage()
                : "is not acceptable";
    }

    private static String known(@Nullable Collection<Object> properties) {
        return properties == null || properties.isEmpty() ? "" : "; known here are " + properties;
    }

    private static String nameOf(Class<?> type) {
        if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants());
        }
        if (type == String.class) {
            return "a string";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number within range";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == Instant.class) {
            return "a time such as 2026-01-31T09:30:00Z";
        }
        if (type == LocalDate.class) {
            return "a date such as 2026-01-31";
        }
        return Collection.class.isAssignableFrom(type) || type.isArray() || List.class == type
                ? "an array"
                : "an object";
    }
}
