package io.leadstream.lead.normal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    @Property(tries = 300)
    void isTheSameBothWaysAndBetweenNothingAndOne(
            @ForAll @StringLength(max = 12) String a,
            @ForAll @StringLength(max = 12) String b,
            @ForAll @StringLength(max = 12) String c,
            @ForAll @StringLength(max = 12) String d) {
        double similarity = Names.of(a, b).similarity(Names.of(c, d));

        assertEquals(similarity, Names.of(c, d).similarity(Names.of(a, b)));
        assertTrue(similarity >= 0 && similarity <= 1);
    }

    @Property(tries = 300)
    void caseAndAccentsMeanNothing(@ForAll("names") String first, @ForAll("names") String last) {
        assertEquals(1, Names.of(first, last).similarity(Names.of(first.toUpperCase(Locale.ROOT), " " + last + "-")));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("jane", "rené", "søren", "doe", "müller", "o'neill", "de la cruz", "łukasz");
    }

    @ParameterizedTest
    @CsvSource({
        "Jane, Doe, Jane, Doe, true",
        "Jane, Doe, JANE, DOÉ, true",
        "Jane, Doe, J., Doe, true",
        "Jane, Doe, , Doe, true",
        "Jane, Doe, Doe, Jane, true",
        "Katharina, Schneider, Katarina, Schneider, true",
        "Jane, Doe, John, Smith, false",
        "Jane, Doe, Peter, Doe, false",
        "Jane, Doe, Jane, , false",
        ", , , , false",
    })
    void sayWhetherTwoMayBeOne(String first, String last, String otherFirst, String otherLast, boolean similar) {
        double similarity = Names.of(first, last).similarity(Names.of(otherFirst, otherLast));

        assertEquals(similar, similarity >= Names.SIMILAR);
    }
}
