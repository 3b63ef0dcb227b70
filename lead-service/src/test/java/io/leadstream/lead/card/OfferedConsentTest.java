package io.leadstream.lead.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfferedConsentTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'newsletter':true} | newsletter GRANTED",
                "{'newsLetter':false,'phone_calls':'yes'} | news-letter WITHDRAWN, phone-calls GRANTED",
                "{'e-mail':{'granted':true}} | e-mail GRANTED",
                "{'e-mail':{'status':'Revoked'}} | e-mail WITHDRAWN",
                "{'purpose':'Product News','granted':false} | product-news WITHDRAWN",
                "{'purposes':['a','B c'],'at':'x'} | a GRANTED, b-c GRANTED",
                "{'marketing':'2026-01-31','by':'form','x':1,'y':null,'z':[]} | \"\"",
                "{} | \"\"",
                "{'***':true} | \"\"",
            })
    void whatSendersWriteIsRead(String json, String read) {
        assertEquals(
                read,
                String.join(
                        ", ",
                        OfferedConsent.in(parsed(json)).stream()
                                .map(one -> one.purpose() + " " + one.state())
                                .toList()));
    }

    @Test
    void timeAndSourceAreTakenOver() {
        OfferedConsent one = OfferedConsent.in(
                        parsed("{'calls':{'granted':true,'at':'2026-01-31T10:30:00+01:00','source':' form 7 '}}"))
                .getFirst();

        assertEquals(Instant.parse("2026-01-31T09:30:00Z"), one.at());
        assertEquals("form 7", one.source());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "true", "'x'", "null", "7"})
    void whatIsNoObjectSaysNothing(String json) {
        assertTrue(OfferedConsent.in(parsed(json)).isEmpty());
    }

    @Property(tries = 300)
    void aPurposeInNormalFormStaysAsItIs(@ForAll String written) {
        Purpose.read(written).ifPresent(normal -> assertEquals(normal, Purpose.of(normal)));
    }

    private static com.fasterxml.jackson.databind.JsonNode parsed(String json) {
        try {
            return JSON.readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
