package io.leadstream.pipeline.deal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DealQueryTest {

    private static final UUID ID = UUID.fromString("0199d2c4-7a10-7c3e-9b51-0f0f6f1dea10");
    private static final DealQuery.Sorting LARGEST = DealQuery.Sorting.of("-amount");

    @Test
    void withoutMoreItIsTheNewestFirst() {
        List<DealQuery.Statement> statements =
                new DealQuery().statements(DealQuery.Sorting.of(null), new DealQuery.Place(null, ID), 51);

        assertEquals(
                List.of(new DealQuery.Statement(
                        "select id from deal where true and id < ? order by id desc limit 51", List.of(ID))),
                statements);
    }

    @Test
    void dealsWithoutTheValueComeLast() {
        List<DealQuery.Statement> statements = new DealQuery().statements(LARGEST, null, 51);

        assertEquals(
                List.of(
                        "select id from deal where amount_in_base is not null"
                                + " order by amount_in_base desc, id desc limit 51",
                        "select id from deal where amount_in_base is null order by id desc limit 51"),
                statements.stream().map(DealQuery.Statement::sql).toList());
    }

    @Test
    void aPageGoesOnBehindValueAndId() {
        var place = new DealQuery.Place(new BigDecimal("7"), ID);

        DealQuery.Statement statement = new DealQuery()
                .oneOf("owner", List.of("rep-7"))
                .statements(LARGEST, place, 51)
                .getFirst();

        assertTrue(statement.sql().contains("owner = any (?) and (amount_in_base, id) < (?, ?)"), statement.sql());
        assertEquals(List.of(List.of("rep-7"), new BigDecimal("7"), ID), statement.parameters());
    }

    @Test
    void behindADealWithoutTheValueThereAreOnlySuch() {
        assertEquals(
                1,
                new DealQuery()
                        .statements(LARGEST, new DealQuery.Place(null, ID), 51)
                        .size());
    }

    @Test
    void aCursorOfAnotherOrderIsNone() {
        String cursor = Cursor.encode("amount", "7", ID.toString());

        assertThrows(BadInput.class, () -> DealQuery.Place.of(cursor, LARGEST));
        assertNotNull(DealQuery.Place.of(cursor, DealQuery.Sorting.of("amount")));
    }

    @Test
    void ofOneSegmentAnyValueAndOfSeveralAll() {
        DealQuery.Statement statement = new DealQuery()
                .segments(List.of("product:GTX", "product:MG", "country:DE"))
                .statements(DealQuery.Sorting.of(null), null, 51)
                .getFirst();

        assertEquals(3, statement.sql().split("jsonb_build_object", -1).length - 1);
        assertTrue(statement.sql().contains(" or segments @>"), statement.sql());
        assertEquals(6, statement.parameters().size());
    }

    @ParameterizedTest
    @CsvSource({
        "acme seats, acme:*A & seats:*A",
        "Ac-Me!, ac:*A & me:*A",
        "'it''s & (1)', it:*A & s:*A & 1:*A",
        "MÜLLER, müller:*A"
    })
    void wordsAreTakenAsLettersAndDigits(String q, String words) {
        assertEquals(words, DealQuery.words(q, false));
    }

    @Test
    void whoSellsSearchesTheNextStepToo() {
        assertEquals("call:*", DealQuery.words("call", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "!?", "--"})
    void noWordIsRefused(String q) {
        assertThrows(BadInput.class, () -> DealQuery.words(q, true));
    }
}
