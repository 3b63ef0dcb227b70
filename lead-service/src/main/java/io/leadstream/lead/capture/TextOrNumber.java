package io.leadstream.lead.capture;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/** Company funding is written as a round ("SERIES_B") or as an amount (5000000); both are kept as text. */
class TextOrNumber extends StdScalarDeserializer<String> {

    TextOrNumber() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return parser.currentToken().isNumeric()
                ? parser.getDecimalValue().toPlainString()
                : context.readValue(parser, String.class);
    }
}
