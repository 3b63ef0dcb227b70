package io.leadstream.pipeline.deal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({"1200, EUR, 1200.00", "1200.5, EUR, 1200.50", "1200.500, EUR, 1200.50", "7, JPY, 7", "1.234, KWD, 1.234"
    })
    void anAmountHasTheDigitsOfItsCurrency(String given, String currency, String written) {
        assertEquals(
                written, new Money(new BigDecimal(given), currency).amount().toPlainString());
    }

    @ParameterizedTest
    @CsvSource({"-1, EUR", "1.001, EUR", "1.5, JPY", "1000000000000000, EUR", "1, EURO", "1, eur", "1, XXX", "1, XAU"})
    void whatCannotBePaidIsRefused(String given, String currency) {
        assertThrows(IllegalArgumentException.class, () -> new Money(new BigDecimal(given), currency));
    }

    @Property
    void equalAmountsAreEqualHoweverTheyAreWritten(@ForAll @LongRange(min = 0, max = 99_999_999_999L) long cents) {
        BigDecimal amount = BigDecimal.valueOf(cents, 2);

        assertEquals(new Money(amount, "EUR"), new Money(amount.setScale(7), "EUR"));
    }
}
