package io.leadstream.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private static final ValidatorFactory VALIDATION = Validation.buildDefaultValidatorFactory();

    private final Json json = new Json(new ObjectMapper(), VALIDATION.getValidator());

    record Thing(@NotNull String name) {}

    /** Some of them look like UTF-32 to a parser that guesses; the first is how schema registries begin a record. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "00 00 00 00 01 7b 22 6e 22 3a 31 7d",
                "00 00 00 00",
                "00 00 00 7b",
                "00 00 41 00",
                "00 7b 00 22",
                "00 7b 22",
                "7b 00 00 00",
                "7b 00 22 00",
                "fe ff 00 00",
                "ff fe 00 00",
                "00 00 fe ff",
                "00 00 ff fe",
                "00 00 ff ff fe",
                "fe ff",
                "ff",
                "80",
                "ef bb bf",
                "1f 8b 08 00 00",
                "7b 22 c3 28 22 3a 31 7d",
                "7b 22 ed a0 80 22 3a 31 7d",
                "7b 22 c0 80 22 3a 31 7d",
                "22 f4 90 80 80 22"
            })
    void bytesThatAreNoJsonAreBadInput(String hex) {
        byte[] document = HexFormat.ofDelimiter(" ").parseHex(hex);

        BadInput refused = assertThrows(BadInput.class, () -> json.read(document, Thing.class));

        assertEquals(400, refused.getStatusCode());
    }

    @Test
    void theFirstByteThatIsNoUtf8IsNamed() {
        byte[] latin = "{\"name\":\"J\u00fcrgen\"}".getBytes(StandardCharsets.ISO_8859_1);

        BadInput refused = assertThrows(BadInput.class, () -> json.read(latin, Thing.class));

        assertTrue(refused.getMessage().contains("not UTF-8 at byte 10"), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void anotherEncodingIsBadInput(String charset) {
        byte[] document = "{\"name\":\"Jane\"}".getBytes(Charset.forName(charset));

        assertThrows(BadInput.class, () -> json.read(document, Thing.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF"})
    void anyTextIsReadAsItIs(String before) {
        byte[] document = (before + "{\"name\":\"J\u00fcrgen \u2603 \ud83d\ude00\"}").getBytes(StandardCharsets.UTF_8);

        assertEquals(
                "J\u00fcrgen \u2603 \ud83d\ude00",
                json.read(document, Thing.class).name());
    }

    /** Stands for a resource. */
    static class Door {
        record Made(
                @NotNull String name,
                @NotBlank String reason,
                @Nullable String note) {}

        void make(String id, @NotNull Made made) {}
    }

    @Test
    void whatABodyThatIsMissingHadToHaveIsNamed() throws NoSuchMethodException {
        var found = VALIDATION
                .getValidator()
                .forExecutables()
                .validateParameters(
                        new Door(),
                        Door.class.getDeclaredMethod("make", String.class, Door.Made.class),
                        new Object[] {"1", null});

        assertEquals(
                List.of("name", "reason"),
                Json.violations(found).stream().map(Violation::field).toList());
    }
}
