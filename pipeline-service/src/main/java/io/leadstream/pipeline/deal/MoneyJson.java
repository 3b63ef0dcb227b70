package io.leadstream.pipeline.deal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Money in JSON: the amount is a string, so that no reader makes a binary fraction of it; a number is taken too. */
@Singleton
class MoneyJson implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.addMixIn(Money.class, Shape.class);
    }

    @SuppressWarnings("UnusedMethod") // Jackson reads it
    private interface Shape {
        @JsonSerialize(using = Written.class)
        @JsonDeserialize(using = Read.class)
        BigDecimal amount();
    }

    static final class Written extends StdScalarSerializer<BigDecimal> {

        Written() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal amount, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(amount.toPlainString());
        }
    }

    static final class Read extends StdScalarDeserializer<BigDecimal> {

        private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,20}(?:\\.\\d{1,10})?");

        Read() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonToken token = parser.currentToken();
            boolean scalar = token == JsonToken.VALUE_STRING || token.isNumeric();
            String text = scalar ? parser.getText() : "";
            if (!DECIMAL.matcher(text).matches()) {
                throw MismatchedInputException.from(parser, BigDecimal.class, "must be a decimal such as \"1200.00\"");
            }
            return new BigDecimal(text);
        }
    }
}
