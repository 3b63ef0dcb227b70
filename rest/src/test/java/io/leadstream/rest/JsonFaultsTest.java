package io.leadstream.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.time.DateTimeException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonFaultsTest {

    @Test
    void aFaultThatLostItsPlaceIsSaidWithoutIt() {
        assertEquals(List.of(new Violation("", "is not valid JSON")), of(new JsonParseException(null, "x")));
    }

    @Test
    void whatATypeRefusesIsNotAcceptableAtItsPlace() {
        var fault = JsonMappingException.wrapWithPath(new DateTimeException("inside"), this, "madeAt");

        assertEquals(List.of(new Violation("madeAt", "is not acceptable")), of(fault));
    }

    @Test
    void aMembersNameIsRepeatedAsFarAsItCanBeKept() {
        var fault = JsonMappingException.wrapWithPath(new DateTimeException("inside"), this, "a\0b\ud800");

        assertEquals("a\ufffdb\ufffd", of(fault).getFirst().field());
    }

    private static List<Violation> of(JsonProcessingException fault) {
        return JsonFaults.toBadInput(fault).violations();
    }
}
