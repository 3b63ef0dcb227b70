package io.leadstream.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void whatWasEncodedIsDecoded() {
        String cursor = Cursor.encode("2026-01-31T09:30:00Z", "id/ü");

        assertEquals(List.of("2026-01-31T09:30:00Z", "id/ü"), Cursor.decode(cursor, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "abc", "YQ", "AAAA", "YQoA"})
    void anythingElseIsBadInput(String cursor) {
        assertThrows(BadInput.class, () -> Cursor.decode(cursor, 2));
    }

    @Test
    void aPageGivesACursorOnlyWhenThereIsMore() {
        assertEquals(new Page<>(List.of("a", "b"), "b"), Page.of(List.of("a", "b", "c"), 2, item -> item));
        assertEquals(new Page<>(List.of("a", "b"), null), Page.of(List.of("a", "b"), 2, item -> item));
    }
}
