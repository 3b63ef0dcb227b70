package io.leadstream.pipeline.deal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AttributeTest {

    private static final Terms FULL = new Terms(
            "Acme",
            new Money(new BigDecimal("1200"), "USD"),
            "rep-7",
            LocalDate.parse("2026-12-31"),
            Map.of("product", "GTX"),
            new InBase(new BigDecimal("0.9"), new BigDecimal("1080.00")),
            2,
            new Pursuit(
                    List.of("rep-8"),
                    Category.COMMIT,
                    new NextStep("Call", LocalDate.parse("2026-12-01")),
                    List.of("Rival"),
                    new Contact(UUID.randomUUID(), null),
                    "they like us"));

    private static final Terms BARE = new Terms("Acme", null, null, null, Map.of());

    @Test
    void termsAreReadBackFromTheirValues() {
        assertEquals(FULL, Attribute.termsOf(Attribute.valuesOf(FULL)));
        assertEquals(BARE, Attribute.termsOf(Attribute.valuesOf(BARE)));
    }

    @Test
    void aChangeTakenBackGivesTheTermsBefore() {
        for (List<Terms> way : List.of(List.of(BARE, FULL), List.of(FULL, BARE))) {
            var values = new EnumMap<Attribute, Object>(Attribute.valuesOf(way.getLast()));

            Change.between(way.getFirst(), way.getLast()).undoIn(values);

            assertEquals(way.getFirst(), Attribute.termsOf(values));
        }
    }

    @Test
    void whatIsTheSameIsNoChange() {
        assertTrue(Change.between(FULL, FULL).isNone());
        assertFalse(Change.between(FULL, FULL.named("Acme Ltd")).isNone());
    }

    @Test
    void whatSellersWriteIsPersonal() {
        assertEquals(
                List.of(Attribute.NAME, Attribute.NEXT_STEP, Attribute.PRIMARY_CONTACT, Attribute.STRATEGY_NOTE),
                List.of(Attribute.values()).stream()
                        .filter(Attribute::isPersonal)
                        .toList());
    }
}
