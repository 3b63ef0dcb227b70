package io.leadstream.qualification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.messaging.EventRef;
import io.leadstream.qualification.lifecycle.Lifecycle;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Params;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of whatever is sent as a parameter, a cursor or an entity tag. */
class ParameterLawsTest {

    @Property(tries = 1000)
    void aTimeIsReadOrRefusedByName(@ForAll @From("almostTimes") String text) {
        named("asOf", text, value -> isWithinReach(Params.instant("asOf", value)));
        named("asOf", text, value -> isWithinReach(Params.instantAtEnd("asOf", value)));
    }

    @Property(tries = 500)
    void anyOtherParameterIsReadOrRefusedByName(@ForAll String text) {
        named("p", text, value -> Params.duration("p", value));
        named("p", text, value -> Params.uuid("p", value));
        named("p", text, value -> Params.integer("p", value));
        named("p", text, value -> Params.choice("p", value, Lifecycle.class));
    }

    @Property(tries = 500)
    void aCursorIsReadAsItWasGivenOrRefused(@ForAll @From("parts") List<String> parts) {
        String cursor = Cursor.encode(parts.toArray(new String[0]));
        named("after", cursor, value -> assertEquals(parts, Cursor.decode(value, parts.size())));
    }

    @Property(tries = 1000)
    void whatIsNoCursorIsRefused(@ForAll String text, @ForAll boolean isEncoded) {
        String cursor = isEncoded ? Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) : text;
        for (Consumer<String> part : List.<Consumer<String>>of(
                Cursor::time, Cursor::decimal, Cursor::number, Cursor::whole, Cursor::day, Cursor::id)) {
            named("after", cursor, value -> part.accept(Cursor.decode(value, 1).getFirst()));
        }
    }

    @Property(tries = 500)
    void anEntityTagMatchesOrIsRefused(@ForAll String tag) {
        try {
            EntityTags.require(tag, 7);
        } catch (HttpProblem refused) {
            assertEquals(412, refused.getStatusCode());
            return;
        }
        assertTrue(tag.contains("*") || tag.contains("\"7\""), tag);
    }

    @Property(tries = 500)
    void anEventIsNamedOrIllegal(@ForAll String text) {
        try {
            EventRef.parse(text);
        } catch (IllegalArgumentException refused) {
            return;
        }
        assertTrue(text.split("/", -1).length >= 3, text);
    }

    @Provide
    Arbitrary<String> almostTimes() {
        var parts = Arbitraries.of(
                "2026",
                "-",
                "-01",
                "-31",
                "-30",
                "T",
                "09:30",
                ":00",
                "Z",
                "+02:00",
                " 02:00",
                "+999999999",
                "0000",
                "x",
                "9999-12-31",
                "0001-01-01",
                ".123456789",
                "24:00:00",
                "-18:00");
        return parts.list().ofMinSize(1).ofMaxSize(8).map(some -> String.join("", some));
    }

    @Provide
    Arbitrary<List<String>> parts() {
        return Arbitraries.strings()
                .ascii()
                .withChars("\u00e4\u20ac")
                .excludeChars('\n')
                .ofMaxLength(20)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static void isWithinReach(Instant time) {
        int year = time.atOffset(ZoneOffset.UTC).getYear();
        assertTrue(year >= 1 && year <= 9999, time::toString);
    }

    private static void named(String field, String text, Consumer<String> reader) {
        try {
            reader.accept(text);
        } catch (BadInput refused) {
            assertEquals(400, refused.getStatusCode());
            assertFalse(refused.violations().isEmpty());
            refused.violations().forEach(one -> assertEquals(field, one.field()));
        }
    }
}
