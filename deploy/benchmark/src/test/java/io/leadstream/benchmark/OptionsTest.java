package io.leadstream.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void everythingIsMeasuredAtAMillionLeadsWhenNothingIsSaid() {
        Options options = Options.of(List.of());

        assertEquals(EnumSet.allOf(Part.class), options.parts());
        assertEquals(1_000_000, options.leads());
        assertEquals(100_000, options.deals());
    }

    @Test
    void partsAreMeasuredInTheirOwnOrder() {
        Options options = Options.of(List.of("search", "--leads", "20000", "leads", "--deals", "5_000"));

        assertEquals(List.of(Part.LEADS, Part.SEARCH), List.copyOf(options.parts()));
        assertEquals(20_000, options.leads());
        assertEquals(5_000, options.deals());
    }

    @Test
    void whatThereIsNotIsRefused() {
        Stream.of(List.of("serach"), List.of("--leads"), List.of("--leads", "many"), List.of("--leads", "10"))
                .forEach(arguments -> assertThrows(IllegalArgumentException.class, () -> Options.of(arguments)));
    }

    @Test
    void helpAndReadmeNameEveryPart() throws IOException {
        for (String file : List.of("run", "README.md")) {
            String text = Files.readString(Path.of(file));
            Stream.of(Part.values()).forEach(part -> assertTrue(text.contains(part.word()), file + ": " + part));
        }
    }
}
