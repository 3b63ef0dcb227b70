package io.leadstream.lead.card;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.math.BigDecimal;

/** Company funding is written as a round ("SERIES_B") or as an amount (5000000); both are kept as text. */
public class TextOrNumber extends StdScalarDeserializer<String> {

    private static final int MOST_DIGITS = 15;

    public TextOrNumber() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.currentToken().isNumeric()) {
            return context.readValue(parser, String.class);
        }
        BigDecimal amount = parser.getDecimalValue();
        // 1e999999999 is a short number to read, and a long text to write
        if ((long) amount.precision() - amount.scale() > MOST_DIGITS || amount.scale() > MOST_DIGITS) {
            throw MismatchedInputException.from(parser, String.class, "must be an amount of at most 15 digits");
        }
        return amount.toPlainString();
    }
}
