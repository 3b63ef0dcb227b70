package io.leadstream.rest.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.leadstream.rest.BadInput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileParamsTest {

    @Test
    void aPairIsPartedAtItsLastColon() {
        assertEquals(
                Map.of("Stage: now", "stage", "Note", ""),
                FileParams.mapping("map", List.of("Stage: now : stage", "Note:"), "column:field"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no colon", ":field", "  :field", "twice:b"})
    void whatIsNoPairIsRefusedByName(String pair) {
        BadInput refusal =
                assertThrows(BadInput.class, () -> FileParams.mapping("map", List.of("twice:a", pair), "column:field"));

        assertEquals("map", refusal.violations().getFirst().field());
        assertEquals(
                "must be column:field, once a column",
                refusal.violations().getFirst().message());
    }

    @Test
    void whatIsNotSaidIsFoundOut() {
        assertNull(FileParams.encoding(null));
        assertNull(FileParams.separator(null));
        assertEquals(Encoding.LATIN_1, FileParams.encoding("ISO-8859-1"));
        assertEquals('\t', FileParams.separator("TAB"));
        assertThrows(BadInput.class, () -> FileParams.encoding("utf-16"));
        assertThrows(BadInput.class, () -> FileParams.separator("|"));
        assertThrows(BadInput.class, () -> FileParams.truth("header", "maybe", true));
    }

    @Test
    void headersAreOneHoweverTheyAreWritten() {
        assertEquals("closedate", Headers.normal(" Close_Date "));
        assertEquals("prenom", Headers.normal("Prénom"));
    }
}
