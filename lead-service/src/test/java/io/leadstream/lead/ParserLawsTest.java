package io.leadstream.lead;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.lead.card.OfferedConsent;
import io.leadstream.lead.card.OfferedContact;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Params;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What callers write of cursors, times, numbers and tags is read, or refused as theirs; nothing falls through. */
class ParserLawsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Property(tries = 300)
    void anyCursorIsReadOrRefused(@ForAll String text, @ForAll @IntRange(min = 1, max = 4) int parts) {
        readOrRefused(() -> assertEquals(parts, Cursor.decode(text, parts).size()));
    }

    @Property(tries = 300)
    void everyCursorThatWasGivenIsReadAgain(@ForAll @Size(min = 1, max = 4) List<String> parts) {
        List<String> told = parts.stream()
                .map(part -> part.replaceAll("[\\n\\r\\u0000\\p{Cs}]", "x"))
                .toList();

        assertEquals(told, Cursor.decode(Cursor.encode(told.toArray(new String[0])), told.size()));
    }

    @Property(tries = 300)
    void anyParameterIsReadOrRefused(@ForAll String text) {
        readOrRefused(() -> Params.instant("a", text));
        readOrRefused(() -> Params.instantAtEnd("a", text));
        readOrRefused(() -> Params.duration("a", text));
        readOrRefused(() -> Params.uuid("a", text));
        readOrRefused(() -> Params.integer("a", text));
    }

    @Property(tries = 300)
    void anyEntityTagIsReadOrRefused(@ForAll String text, @ForAll long version) {
        try {
            EntityTags.require(text, version);
        } catch (HttpProblem refused) {
            assertEquals(4, refused.getStatusCode() / 100);
        }
    }

    @Property(tries = 300)
    void anyContactAndConsentIsRead(@ForAll String email, @ForAll String phone, @ForAll String country) {
        var body =
                JSON.createObjectNode().put("email", email).put("phone", phone).put("country", country);

        OfferedContact.in(body).identities();
        OfferedConsent.in(body);
    }

    private static void readOrRefused(Runnable reading) {
        try {
            reading.run();
        } catch (BadInput refused) {
            assertEquals(400, refused.getStatusCode());
        }
    }
}
