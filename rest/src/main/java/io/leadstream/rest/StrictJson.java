package io.leadstream.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes reading strict: a document that says anything unclear (a member twice, text where a number belongs, something
 * after the end) is refused rather than guessed at. Text that PostgreSQL cannot hold is refused by name.
 */
@Singleton
class StrictJson implements ObjectMapperCustomizer {

    private static final int DEEPEST = 64;

    /** Last of all: of several deserializers for a type the one registered last is asked first. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(64)
                        .build());
        // a duration is text as ISO 8601 has it, as the API document says
        mapper.disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        mapper.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.setConfig(mapper.getDeserializationConfig().without(MapperFeature.ALLOW_COERCION_OF_SCALARS));
        mapper.registerModule(new SimpleModule("strict-text")
                .addDeserializer(String.class, new Text())
                .addDeserializer(
                        Instant.class,
                        new IsoText<>(
                                Instant.class,
                                "must be a time such as 2026-01-31T09:30:00Z",
                                text -> OffsetDateTime.parse(text).toInstant(),
                                time -> time.atOffset(ZoneOffset.UTC).getYear()))
                .addDeserializer(
                        LocalDate.class,
                        new IsoText<>(
                                LocalDate.class,
                                "must be a date such as 2026-01-31",
                                LocalDate::parse,
                                LocalDate::getYear)));
    }

    private static final class Text extends StdScalarDeserializer<String> {

        Text() {
            super(String.class);
        }

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw MismatchedInputException.from(parser, String.class, "must be a string");
            }
            String text = parser.getText();
            if (!Texts.isStorable(text)) {
                throw MismatchedInputException.from(
                        parser, String.class, "must not contain NUL or half of a surrogate pair");
            }
            return text;
        }
    }

    /**
     * A time or date is text as RFC 3339 has it: of a number, even one in quotes, nobody can tell whether it counts
     * seconds or milliseconds.
     */
    private static final class IsoText<T> extends StdScalarDeserializer<T> {

        private final String rule;
        private final transient Function<String, T> parser;
        private final transient ToIntFunction<T> yearOf;

        IsoText(Class<T> type, String rule, Function<String, T> parser, ToIntFunction<T> yearOf) {
            super(type);
            this.rule = rule;
            this.parser = parser;
            this.yearOf = yearOf;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw MismatchedInputException.from(json, handledType(), rule);
            }
            try {
                T read = parser.apply(json.getText());
                int year = yearOf.applyAsInt(read);
                if (year >= 1 && year <= 9999) {
                    return read;
                }
            } catch (DateTimeException e) {
                throw MismatchedInputException.from(json, handledType(), rule);
            }
            throw MismatchedInputException.from(json, handledType(), "must be within the years 1 to 9999");
        }
    }
}
