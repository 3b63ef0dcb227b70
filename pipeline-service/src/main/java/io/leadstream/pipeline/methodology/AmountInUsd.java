package io.leadstream.pipeline.methodology;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.leadstream.pipeline.deal.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Money, or a mere number, which is taken for USD: the table of approaches has its figures in them. */
final class AmountInUsd extends StdDeserializer<Money> {

    private static final int CENTS = 2;
    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(15);

    AmountInUsd() {
        super(Money.class);
    }

    @Override
    public Money deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonToken token = parser.currentToken();
        if (token.isNumeric()) {
            BigDecimal amount = parser.getDecimalValue();
            if (amount.signum() < 0 || amount.compareTo(LIMIT) >= 0) {
                throw MismatchedInputException.from(parser, Money.class, "must be at least 0 and below 10^15");
            }
            return new Money(amount.setScale(CENTS, RoundingMode.HALF_UP), "USD");
        }
        if (token == JsonToken.START_OBJECT) {
            return context.readValue(parser, Money.class);
        }
        throw MismatchedInputException.from(
                parser,
                Money.class,
                "must be money such as {\"amount\":\"45000.00\",\"currency\":\"USD\"}, or a number");
    }
}
