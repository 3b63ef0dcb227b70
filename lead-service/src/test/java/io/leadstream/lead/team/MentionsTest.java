package io.leadstream.lead.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "ask @rep-7 first | rep-7",
                "@rep-7, @j.meyer: please! | rep-7,j.meyer",
                "it is @rep-7. | rep-7",
                "(@rep-7) and @rep-7 again | rep-7",
                "@[ada@acme.example] knows | ada@acme.example",
                "write to ada@acme.example | -",
                "@@rep and @ nobody @. | -",
                "@0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01 | 0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01",
                "@ümit | ümit",
                "@[] @[ ] @[x | -",
                "@a_b_ | a_b_"
            })
    void whoIsMeant(String text, String users) {
        assertEquals(users == null ? Set.of() : Set.of(users.split(",")), Mentions.in(text));
    }

    @Property(tries = 300)
    void whoeverIsWrittenIsFound(@ForAll @Size(min = 1, max = 5) List<@From("users") String> users) {
        String plain = users.stream().map(user -> "@" + user).collect(Collectors.joining(", "));
        String bracketed = users.stream().map(user -> "@[" + user + "]").collect(Collectors.joining(" "));

        assertEquals(Set.copyOf(users), Mentions.in(plain));
        assertEquals(Set.copyOf(users), Mentions.in(bracketed));
    }

    @Provide
    Arbitrary<String> users() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .ofMinLength(1)
                .ofMaxLength(40);
    }

    @Property(tries = 500)
    void anyTextIsReadAndGivesIdsThatCanBeKept(@ForAll String text) {
        Mentions.in(text + "@" + text + "@[" + text)
                .forEach(user -> assertTrue(!user.isBlank() && user.length() <= Mentions.LONGEST, user));
    }

    @Property(tries = 3)
    void aLongTextIsReadInAMoment(@ForAll("floods") String flood) {
        long before = System.nanoTime();
        Mentions.in(flood.repeat(Comment.LONGEST / flood.length()));

        assertTrue(System.nanoTime() - before < 2_000_000_000L);
    }

    @Provide
    Arbitrary<String> floods() {
        return Arbitraries.of(Stream.of("@", "@a", "@[", "@a.", "a-").toList());
    }
}
