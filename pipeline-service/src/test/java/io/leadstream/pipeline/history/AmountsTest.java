package io.leadstream.pipeline.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

    private static final Amounts PLAIN = new Amounts(null, "EUR");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234 | 1234.00 EUR",
                "1234.5 | 1234.50 EUR",
                "1,234.50 | 1234.50 EUR",
                "1.234,50 | 1234.50 EUR",
                "1234,5 | 1234.50 EUR",
                "1,234 | 1234.00 EUR",
                "1,234,567 | 1234567.00 EUR",
                "1000.000 | 1000.00 EUR",
                "€ 1.234,50 | 1234.50 EUR",
                "1 234,50 € | 1234.50 EUR",
                "CHF 1'234.50 | 1234.50 CHF",
                "£99 | 99.00 GBP",
                "$99 | 99.00 EUR",
                "250 USD | 250.00 USD"
            })
    void anAmountIsReadAsPeopleWriteIt(String text, String expected) {
        var money = PLAIN.read("Amount", text, null);

        assertEquals(expected, money.amount().toPlainString() + " " + money.currency());
    }

    @Test
    void theMarkOfTheFileDecidesWhereTheNumberDoesNot() {
        assertEquals(
                "1.23",
                new Amounts(DecimalMark.COMMA, "EUR")
                        .read("Amount", "1,230", null)
                        .amount()
                        .toPlainString());
        assertEquals(
                "1230.00",
                new Amounts(DecimalMark.COMMA, "EUR")
                        .read("Amount", "1.230", null)
                        .amount()
                        .toPlainString());
        assertEquals(
                "1230.00",
                new Amounts(DecimalMark.POINT, "EUR")
                        .read("Amount", "1,230", null)
                        .amount()
                        .toPlainString());
    }

    @Test
    void theCurrencyIsThatOfItsColumnOrElseOfItsSign() {
        assertEquals("SEK", PLAIN.read("Amount", "€ 5", "SEK").currency());
        assertEquals("USD", new Amounts(null, null).read("Amount", "$5", null).currency());
        assertEquals(
                "Amount must have a currency: no column tells it, so say currency=EUR",
                assertThrows(LineRefused.class, () -> new Amounts(null, null).read("Amount", "5", null))
                        .detail());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lots", "5 to 6", "1.2.3,4,5", "-", "-5", "1e9", "5.001", "9999999999999999"})
    void whatIsNoAmountIsRefused(String text) {
        assertThrows(LineRefused.class, () -> PLAIN.read("Amount", text, null));
    }
}
